"""From marked-up text to plain text, HTML and Markdown.

The citation processor works on text in which italics and the like are private-use characters, so that
nothing in a headline can be taken for markup, nor be escaped twice. What they become is decided here, once.
"""

from __future__ import annotations

import re
from html import escape
from types import SimpleNamespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_STYLES = ("Italic", "Bold", "Superscript", "Subscript", "SmallCaps", "Underline")
_OPEN = {name: chr(0xE000 + 2 * at) for at, name in enumerate(_STYLES)}
_CLOSE = {name: chr(0xE001 + 2 * at) for at, name in enumerate(_STYLES)}
LINK_OPEN, LINK_CLOSE = "\ue020", "\ue021"
LESS = "\ue022"
"""Stands for ``<``, because the processor would take some tags in a headline for its own."""

_MARK = re.compile("[\ue000-\ue022]")
_TOKEN = re.compile("([\ue000-\ue01f])|\ue020([^\ue020\ue021]*)\ue021|([\ue020\ue021])")

_HTML = {
    "Italic": ("<i>", "</i>"),
    "Bold": ("<b>", "</b>"),
    "Superscript": ("<sup>", "</sup>"),
    "Subscript": ("<sub>", "</sub>"),
    "SmallCaps": ('<span style="font-variant:small-caps">', "</span>"),
    "Underline": ("<u>", "</u>"),
}
_MARKDOWN = _HTML | {"Italic": ("*", "*"), "Bold": ("**", "**"), "SmallCaps": ("", ""), "Underline": ("", "")}
_MARKDOWN_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~^])|^(\d+)([.)])|^([-+=])")
_SPACE = re.compile(r" (?= )")


def unmarked(text: str) -> str:
    """Text from outside, in which no character can pass for one of ours."""
    return _MARK.sub("\ufffd", text).replace("<", LESS)


def linked(url: str) -> str:
    """An address that becomes a link where the output has links. Only http and https: a page may state anything."""
    safe = unmarked(url)
    return f"{LINK_OPEN}{safe}{LINK_CLOSE}" if re.match(r"https?://\S+\Z", safe, re.IGNORECASE) else safe


def italic(text: str) -> str:
    """Text marked as a title."""
    return f"{_OPEN['Italic']}{text}{_CLOSE['Italic']}"


def formatter() -> SimpleNamespace:
    """What citeproc-py asks of a formatter: a way to preformat text, and one for each style of type."""

    def styled(name: str) -> Callable[[object], str]:
        return lambda text: f"{_OPEN[name]}{text}{_CLOSE[name]}"

    styles = {name: styled(name) for name in _STYLES}
    return SimpleNamespace(preformat=str, Oblique=styles["Italic"], Light=str, **styles)


def written(marked: str, output: str) -> str:
    """Marked text in one of `OUTPUTS`."""
    return OUTPUTS[output](_SPACE.sub("", marked.replace(LESS, "<")))


def _text(marked: str) -> str:
    return _MARK.sub("", marked)


def _html(marked: str) -> str:
    return _convert(marked, lambda text: escape(text, quote=False), _HTML, _html_link)


def _html_link(url: str) -> str:
    return f'<a href="{escape(url)}">{escape(url, quote=False)}</a>'


def _markdown(marked: str) -> str:
    def escaped(text: str) -> str:
        return _MARKDOWN_SPECIAL.sub(lambda m: f"{m[2]}\\{m[3]}" if m[2] else f"\\{m[0]}", text.replace("&", "&amp;"))

    return _convert(marked, escaped, _MARKDOWN, lambda url: f"<{url.replace('<', '%3C').replace('>', '%3E')}>")


def _convert(
    marked: str, text: Callable[[str], str], tags: dict[str, tuple[str, str]], link: Callable[[str], str]
) -> str:
    by_mark = {_OPEN[name]: tags[name][0] for name in _STYLES} | {_CLOSE[name]: tags[name][1] for name in _STYLES}
    parts: list[str] = []
    end = 0
    for match in _TOKEN.finditer(marked):
        parts.append(text(marked[end : match.start()]))
        parts.append(by_mark.get(match[0], "") if match[2] is None else link(match[2]))
        end = match.end()
    return "".join([*parts, text(marked[end:])])


OUTPUTS: dict[str, Callable[[str], str]] = {"text": _text, "html": _html, "markdown": _markdown}
