"""Whatever a page states, a citation is one line, and its markup is ours alone."""

import re
from dataclasses import replace

import harbour
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from provenance.bibliography import sourcing
from provenance.citing import cite
from provenance.model.reading import Byline, Outlet

PIECES = st.one_of(
    st.sampled_from(["<i>", "</i>", "&", "*", "_", "[", "](", "`", '"', "”", "“", "…", "?", "!", ".", ",", ": ", "\\"]),
    st.sampled_from(["\n", "\u2028", "\ue000", "\ue021", "\u202e", '<span class="nocase">', "مرحبا", "é", "İ", "ß"]),
    st.text(max_size=6),
)
TEXTS = st.lists(PIECES, max_size=7).map("".join)
TAG = re.compile(r"</?(?:i|b|sup|sub|u|a)\b[^<>]*>|</?span\b[^<>]*>")


@given(TEXTS, TEXTS, TEXTS, st.sampled_from(["apa", "chicago", "chicago-author-date", "mla"]))
@example('<span class="nocase">', "Ann", "\ue020javascript:x\ue021", "apa")
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_headline_author_and_outlet(headline, author, outlet, style):
    metadata = replace(harbour.FULL, headline=headline, author=(Byline(author),), publisher=Outlet(outlet))
    holding = harbour.whole(metadata, attributions=())
    for form in ("list", "in-text"):
        (plain,), _ = cite([holding], style=style, form=form)
        (html,), _ = cite([holding], style=style, form=form, output="html")
        assert plain.strip()
        assert len(plain.splitlines()) == 1
        assert not re.search("[\ue000-\ue022]", plain + html)
        assert "<" not in TAG.sub("", html)
        assert html.count("<i>") == html.count("</i>")
    # APA changes no letter's case, and so every letter and digit of the headline is there to be found.
    letters = "".join(char for char in sourcing(holding).read.title or "" if char.isalnum())
    (printed,), _ = cite([holding], style="apa")
    assert letters in "".join(char for char in printed if char.isalnum())
