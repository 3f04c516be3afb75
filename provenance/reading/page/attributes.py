"""What a page says of its article in its elements' attributes: microdata and RDFa Lite, brought to JSON-LD's shape.

Both name an item's type and its properties where the words stand; they differ in the names of the attributes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.reading.page.schemaorg import names_article

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from provenance.reading.page.schemaorg import Node

_MOST, _DEEPEST, _MOST_NAMES = 50, 5, 5
_LINKS = frozenset(["url", "license", "sameAs", "mainEntityOfPage"])


def items(root: HtmlElement) -> list[Node]:
    """The page's articles (HTML, section 5.2; RDFa Lite 1.1): nested items are nested."""
    scopes = root.xpath("//*[(@itemscope and contains(@itemtype,'schema.org/')) or @typeof]")[:_MOST]
    return [_item(scope, 0) for scope in scopes if names_article(_type(scope))]


def _type(scope: HtmlElement) -> str:
    kind = str(scope.get("itemtype") or scope.get("typeof") or "").strip()
    return kind.rpartition("/")[2].rpartition(":")[2]


def _item(scope: HtmlElement, depth: int) -> Node:
    node: Node = {"@type": _type(scope)}
    linked = scope.get("typeof") is not None
    stack = list(reversed(scope))
    while stack:
        element = stack.pop()
        if not isinstance(element.tag, str):
            continue
        nested = element.get("itemscope") is not None or element.get("typeof") is not None
        names = (element.get("itemprop") or (element.get("property") if linked else None) or "").split()
        for name in names[:_MOST_NAMES]:
            prop = name.rpartition(":")[2]
            value = (_item(element, depth + 1) if depth < _DEEPEST else None) if nested else _value(element, names)
            if value:
                node.setdefault(prop, []).append(value)
        if not nested:
            stack.extend(reversed(element))
    return node


def _value(element: HtmlElement, names: list[str]) -> str:
    for attribute in ("content", "datetime", "href", "src"):
        if element.get(attribute) and (attribute != "href" or _LINKS.intersection(names)):
            return str(element.get(attribute))
    return " ".join("".join(element.itertext()).split())
