"""What people say beside a text: taken in its several spellings, refused where it cannot be meant."""

from __future__ import annotations

import pytest

from provenance.errors import ReadError
from provenance.reading.fields import metadata


@pytest.mark.parametrize(("said", "taken"), [("en", "en"), ("en_US", "en-US"), ("zh-Hant-TW", "zh-Hant-TW")])
def test_a_language_tag(said, taken):
    assert metadata({"language": said}, "options")[0].in_language == taken


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"language": "not a language!!"}, "no language tag"),
        ({"author": ["", None]}, "author: an empty name"),
        ({"author": ["Ada Moss", None]}, "author: null where words are wanted"),
        ({"author": 7}, "author is a number, not a name"),
        ({"title": ["x"]}, "headline: a list where words"),
        ({"publisher": {"name": "Courier", "url": "courier"}}, "no web address"),
        ({"license": "http://a:b@c.example/"}, "password"),
    ],
)
def test_what_cannot_be_meant(given, says):
    with pytest.raises(ReadError, match=says) as caught:
        metadata(given, "options")
    assert caught.value.mend
