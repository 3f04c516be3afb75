"""Metadata and furniture on composed pages: what is right in how many of them, whichever way a page says it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

import pytest
from layouts import FURNITURE, sheet
from sayings import SAYINGS
from structured_sayings import kind

from provenance import extract
from provenance.model.reading import Source
from provenance.readers.html import read

SHEETS = [sheet(seed) for seed in range(16 * len(SAYINGS))]
LEAST = 0.97


def reading(page):
    return next(read(Source(f"{page.seed}.html", page.html.encode(), "text/html", url=page.url + "?utm=1")))


@pytest.fixture(scope="module")
def readings():
    return [(page, reading(page)) for page in SHEETS]


def day(value):
    return value.date() if isinstance(value, datetime) else value


FIELDS = {
    "title": lambda page, got: got.headline == page.title,
    "authors": lambda page, got: (
        [(one.name, one.type) for one in got.author] == [(name, kind(name)) for name in page.authors]
    ),
    "published": lambda page, got: day(got.date_published) == page.published,
    "updated": lambda page, got: day(got.date_modified) == page.updated,
    "publisher": lambda page, got: got.publisher is not None and got.publisher.name == page.publisher,
    "section": lambda page, got: got.article_section == page.section,
    "language": lambda page, got: (got.in_language or "").split("-")[0] == page.language,
    "url": lambda page, got: got.url == page.url,
}


@pytest.mark.parametrize("field", FIELDS)
def test_metadata_is_right_however_the_page_says_it(readings, field):
    right = FIELDS[field]
    wrong = Counter(page.saying for page, got in readings if not right(page, got.metadata))
    share = 1 - wrong.total() / len(readings)
    print(f"{field}: {share:.3f} of {len(readings)} pages")
    assert share >= LEAST, f"{field} right in {share:.3f} of {len(readings)} pages; wrong: {wrong.most_common()}"


def test_all_of_it_is_right_together(readings):
    fields = ("title", "authors", "published", "updated", "publisher")
    good = sum(all(FIELDS[field](page, got.metadata) for field in fields) for page, got in readings)
    assert good / len(readings) >= LEAST, (
        f"all of {fields} right in {good / len(readings):.3f} of {len(readings)} pages"
    )


def test_the_text_is_the_article_in_order_once(readings):
    for page, got in readings:
        assert got.text.startswith(page.title), (page.seed, page.saying)
        assert got.text.count(page.quoted) == 1, (page.seed, page.saying)
        assert not [words for words in FURNITURE[-2:] if words in got.text], (page.seed, page.saying)


def test_nothing_in_furniture_is_stated(readings):
    for page, got in readings[::4]:
        stated = [
            got.text[start:end]
            for one in extract(got, extractor="rules").attributions
            if one.stated
            for start, end in one.content
        ]
        assert not [words for words in stated if any(words in piece for piece in FURNITURE)], (page.seed, stated)
        assert len([words for words in stated if words.strip("., ") in page.quoted]) < 2, (page.seed, stated)
