"""What an element is called: its classes and its id, each as plain words joined by hyphens, however it is written.

Patterns over them ask for whole words, so that none has to try a name's parts in every way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_JOINT = re.compile(r"[-_:]+")
_LONGEST = 300


def called(element: HtmlElement) -> list[str]:
    """The names of an element: 'ArticleBody__subHead' is 'article-body-sub-head'."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LONGEST].split()
    return [_JOINT.sub("-", _HUMP.sub("-", name)).strip("-").lower() for name in names]


def word(alternatives: str) -> re.Pattern[str]:
    """A pattern that finds any of these as whole words of a name."""
    return re.compile(rf"(?:^|-)(?:{alternatives})(?:-|$)")
