"""Spans that an engine finds, made attributions: what is quoted, where it begins, who said it and through whom."""

from __future__ import annotations

import pytest
from workbench import SAMPLES, readings

from provenance.extractors import rules
from provenance.model.reading import Reading, Span
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources
from provenance.resolving.attributions import attributions
from provenance.resolving.found import Found, drafts_of
from provenance.resolving.survey import survey

HARBOUR = sorted(path for path in (SAMPLES / "harbour").iterdir() if path.suffix in {".txt", ".html"})


def told(text: str, content: str | list[str], source: str = "", cue: str = "", **more):
    """The one attribution that these words make, found in their order in the text."""
    given = next(r for r in readings(text, in_language="en") if isinstance(r, Reading))

    def spans(words: str | list[str]) -> tuple[Span, ...]:
        pieces = [words] if isinstance(words, str) else words
        return tuple(Span(text.index(w), text.index(w) + len(w)) for w in pieces if w)

    seen = survey(given)
    found = Found(spans(content), spans(source), spans(cue), confidence=0.5, **more)
    (made,) = attributions(seen, drafts_of(seen, [found]))
    return made, lambda said: [text[a:b] for a, b in said]


@pytest.mark.parametrize(
    ("content", "kind", "kept", "quoted"),
    [
        ("“We will rebuild the pier,”", "direct", ["We will rebuild the pier"], ["We will rebuild the pier"]),
        ("“We will rebuild", "direct", ["We will rebuild the pier"], ["We will rebuild the pier"]),
        ("the quay was “beyond repair”", "mixed", ["the quay was “beyond repair”"], ["beyond repair"]),
        ("the quay was", "indirect", ["the quay was"], []),
    ],
)
def test_the_marks_tell_the_kind(content, kind, kept, quoted):
    text = "“We will rebuild the pier,” said Ada Quell, the harbour master. She said the quay was “beyond repair”.\n"
    made, words = told(text, content, "She", "said the quay"[:4])
    assert (made.kind, words(made.content), words(made.quoted)) == (kind, kept, quoted)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("However, the pier would close, Ada Quell said.\n", "However, the pier would close"),
        ("Ada Quell said in a statement that the pier would close.\n", "in a statement that the pier would close"),
    ],
)
def test_what_was_said_begins_where_it_begins(text, content):
    made, words = told(text, content, "Ada Quell", "said")
    assert words(made.content)[0].removeprefix("that ") == "the pier would close"


def test_a_relative_pronoun_is_whom_it_stands_for():
    text = "Ada Quell, who said the pier would close, left.\n"
    made, _ = told(text, "the pier would close", "who", "said")
    assert made.speaker is not None
    assert made.speaker.name == "Ada Quell"


def test_the_words_beside_the_content_tell_the_way_it_came():
    text = "Ada Quell told Reuters the pier would close, and Bo Lund told the Associated Press it would not.\n"
    made, _ = told(text, "the pier would close", "Ada Quell", "told")
    assert [(hop.name, hop.relation) for hop in made.relay][:1] == [("Reuters", "told")]


def test_whether_words_are_reported_is_the_engines_to_say_else_the_cues():
    text = "Ada Quell believes the pier will close.\n"
    assert not told(text, "the pier will close", "Ada Quell", "believes")[0].stated
    assert told(text, "the pier will close", "Ada Quell", "believes", stated=True)[0].stated


def test_what_is_not_in_the_prose_makes_no_draft():
    given = next(r for r in readings("Pier to close, says Quell\n\nAda Quell said no more about it on Monday.\n"))
    seen = survey(given)
    assert drafts_of(seen, [Found((Span(0, 13),))]) == []
    assert drafts_of(seen, []) == []


@pytest.mark.parametrize("path", HARBOUR, ids=lambda path: path.name)
def test_the_spans_of_the_rules_make_what_the_rules_make(path):
    """Kind, content and quoted words follow from spans alone, whoever found them."""
    for given in (r for source in open_sources([str(path)], READERS) for r in read(source) if isinstance(r, Reading)):
        made = [a for a in next(rules.extract([given])).attributions if a.cue and a.stated]
        seen = survey(given)
        again = attributions(seen, drafts_of(seen, [Found(a.content, a.source, a.cue, a.stated) for a in made]))
        same = {(a.kind, a.content, a.quoted) for a in again}
        assert [a for a in made if (a.kind, a.content, a.quoted) not in same] == []
