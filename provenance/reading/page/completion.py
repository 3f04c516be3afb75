"""What an extraction left out of an article, put back: between its paragraphs, and under the headline.

The blocks of the page are held against the paragraphs by their letters. Paragraphs that were run together are parted
and those that were moved stand where the page has them, before anything is put back between them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from provenance.reading.page.blocks import innermost
from provenance.reading.page.closing import closing
from provenance.reading.page.opening import opening
from provenance.reading.page.scope import Scope, Stands
from provenance.reading.page.tree import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from provenance.reading.page.blocks import Block

_LEAST_KEY = 16
_LONG_KEY = 40
_RUN_TOGETHER, _LONG_TILE = 400, 80  # letters
_AROUND = 5  # blocks: short ones, that were not looked for
_MOST_BLOCKS, _MOST_LETTERS = 6_000, 1_000_000  # larger pages keep what the extraction kept: the search is quadratic


def completed(
    root: HtmlElement, found: list[str], *, headline: str, descriptions: Sequence[str], told: str
) -> list[str]:
    """The paragraphs with those blocks put back that stand among them, or under the headline, and are the article's.

    ``told``: the article's words that structured data has, `folded`.
    """
    blocks = innermost(root)
    keys = [folded(paragraph) for paragraph in found]
    if len(blocks) > _MOST_BLOCKS or sum(map(len, keys)) > _MOST_LETTERS:
        return found
    where = _places(blocks, keys)
    if (parted := _parted(found, keys, blocks, where)) is not None:
        found, keys = parted, [folded(paragraph) for paragraph in parted]
        where = _places(blocks, keys)
    if (order := _order(blocks, keys, where)) is not None:
        found, keys = [found[at] for at in order], [keys[at] for at in order]
        where = _places(blocks, keys)
    matched = [at for at, place in enumerate(where) if place is not None]
    if len(matched) < 2:
        return found
    scope = Scope([blocks[at] for at in matched])
    first = next((at for at in matched if scope.container in blocks[at].element.iterancestors()), matched[0])
    opened = opening(blocks, first, headline=headline, described=descriptions, scope=scope)
    whole, known = "\n".join(keys), set(keys)
    last = max(at for at in matched if scope.container in blocks[at].element.iterancestors() or at == matched[0])
    closed = [at for at in closing(blocks, last, scope=scope) if where[at] is None]
    missing: dict[int, dict[str, str]] = {-1: {blocks[at].key: blocks[at].text for at in opened if where[at] is None}}
    for previous, block in _left_out(blocks, where, scope, told):
        if block.key not in (whole if len(block.key) >= _LEAST_KEY else known) and not _overlaps(block.key, whole):
            missing.setdefault(previous, {})[block.key] = block.text
    missing.setdefault(len(found) - 1, {}).update({blocks[at].key: blocks[at].text for at in closed})
    return _together(found, missing)


def _left_out(blocks: list[Block], where: list[int | None], scope: Scope, told: str) -> Iterator[tuple[int, Block]]:
    """The blocks that the article wants and has not, and the paragraph each stands behind (-1: before the first)."""
    matched = [at for at, place in enumerate(where) if place is not None]
    kept = [place is not None for place in (*where, None)]
    previous = -1
    for at, block in enumerate(blocks):
        if (place := where[at]) is not None:
            previous = place
            continue
        stands = Stands(between=matched[0] < at < matched[-1], before=kept[at + 1], amid=kept[at - 1] and kept[at + 1])
        if block.key and scope.wants(block, stands, told=len(block.key) >= _LEAST_KEY and block.key in told):
            yield previous, block


def _together(found: list[str], missing: dict[int, dict[str, str]]) -> list[str]:
    """The paragraphs and what stands behind each; the same words only once."""
    seen: set[str] = set()
    whole: list[str] = []
    for number in range(-1, len(found)):
        if number >= 0:
            whole.append(found[number])
        for key, text in missing.get(number, {}).items():
            if key not in seen:
                whole.append(text)
            seen.add(key)
    return whole


def _places(blocks: list[Block], keys: list[str]) -> list[int | None]:
    """The paragraph that each block became, None for one that was left out."""
    starts = list(accumulate((len(key) + 1 for key in keys), initial=0))
    whole = "\n".join(keys)
    where: list[int | None] = [None] * len(blocks)
    cursor = 0
    for at, block in enumerate(blocks):
        if len(block.key) >= _LEAST_KEY:
            place = whole.find(block.key, cursor)
            if place < 0:
                place = whole.find(block.key)
            if place >= 0:
                where[at] = bisect_right(starts, place) - 1
                cursor = place
    return where


def _parted(found: list[str], keys: list[str], blocks: list[Block], where: list[int | None]) -> list[str] | None:
    """The paragraphs with each that was run together out of several blocks in these; None where none was.

    Pages laid out by tables come like that. Only what the blocks make up to the last letter is parted.
    """
    places: dict[int, list[int]] = {}
    for at, place in enumerate(where):
        if place is not None and len(keys[place]) > _RUN_TOGETHER:
            places.setdefault(place, []).append(at)
    parts: dict[int, list[str]] = {}
    for place, matched in places.items():
        cursor, tiles = 0, []
        for block in blocks[max(0, matched[0] - _AROUND) : matched[-1] + _AROUND]:
            if block.key and keys[place].startswith(block.key, cursor):
                cursor += len(block.key)
                tiles.append(block.text)
        if cursor == len(keys[place]) and sum(len(tile) > _LONG_TILE for tile in tiles) > 1:
            parts[place] = tiles
    return [piece for at, text in enumerate(found) for piece in parts.get(at, [text])] if parts else None


def _order(blocks: list[Block], keys: list[str], where: list[int | None]) -> list[int] | None:
    """The paragraphs as they stand on the page, where the extraction moved some; None where it moved none.

    Told by long paragraphs that the page has once; each other one stays behind the one it stood behind.
    """
    said = Counter(block.key for block in blocks if len(block.key) >= _LONG_KEY)
    stands = {
        place: at
        for at, place in enumerate(where)
        if place is not None and said[blocks[at].key] == 1 and keys[place] == blocks[at].key
    }
    placed, last = [], -1
    for number in range(len(keys)):
        last = stands.get(number, last)
        placed.append(last)
    if all(one <= after for one, after in pairwise(placed)):
        return None
    return sorted(range(len(keys)), key=placed.__getitem__)


def _overlaps(key: str, whole: str) -> bool:
    """Whether most of a block is in the text already: its words stand there broken up otherwise."""
    pieces = [key[start : start + 24] for start in range(0, len(key) - 12, 24)]
    return sum(piece in whole for piece in pieces) > 0.5 * len(pieces)
