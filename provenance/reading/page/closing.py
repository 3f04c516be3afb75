"""What a newsroom says of an article under its last paragraph: its corrections, and where it was printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reading import newsroom

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from provenance.reading.page.blocks import Block
    from provenance.reading.page.scope import Scope

_BELOW = 40  # blocks
_LONGEST = 900
_UP = 3  # elements from the one that holds the paragraphs


def closing(blocks: Sequence[Block], last: int, *, scope: Scope) -> list[int]:
    """The blocks below the ``last`` paragraph that bear on the article, in whatever footer they stand."""
    around = _around(scope.container)
    return [
        at
        for at in range(last + 1, min(last + 1 + _BELOW, len(blocks)))
        if len(blocks[at].text) < _LONGEST
        and (newsroom.LABELLED.fullmatch(blocks[at].text) or newsroom.PRINTED.fullmatch(blocks[at].text))
        and around in blocks[at].element.iterancestors()
    ]


def _around(container: HtmlElement) -> HtmlElement:
    """The page's main part, or what stands a few elements around the paragraphs."""
    main = next((node for node in container.iterancestors() if node.tag == "main" or node.get("role") == "main"), None)
    if main is not None:
        return main
    for _, node in zip(range(_UP), container.iterancestors(), strict=False):
        if node.tag == "body":
            break
        container = node
    return container
