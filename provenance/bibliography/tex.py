"""Text as TeX wants it, checked by reading it back."""

from __future__ import annotations

import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexencode import RULE_DICT, RULE_REGEX, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

_SPECIAL = {
    "\\": r"\textbackslash", "{": r"\textbraceleft", "}": r"\textbraceright", "~": r"\textasciitilde",
    "^": r"\^{}", "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
}  # fmt: skip
"""Braces as macros, because ``\\{`` counts as a brace for BibTeX and an odd one would end the field."""

_LIGATURE = re.compile(r"-(?=-)|`(?=`)|'(?=')|[?!](?=`)|<(?=<)|>(?=>)|,(?=,)")
"""A character that TeX would join to the next one: ``--`` is no dash in a headline that has two hyphens."""


def encode(text: str, *, ascii_only: bool) -> str:
    """A text as the value of a field.

    ``ascii_only``: accents and curly quotation marks as TeX macros, for classic BibTeX; what has no macro
    stays as it is, and so does a text that would not be read back the same (a ligature letter).
    """
    written = _encoder(ascii_only).unicode_to_latex(text) if text else ""
    if ascii_only and decode(written) != text:
        return encode(text, ascii_only=False)
    return written


def decode(written: str) -> str:
    """The text that a reader makes of a field."""
    found: str = _decoder().latex_to_text(written)
    return found


def verbatim(url: str) -> str:
    """An address for a field that TeX does not interpret: only what would end or break the field is escaped."""
    return "".join(f"%{ord(c):02X}" if c in "{}\\" else c for c in url)


@cache
def _encoder(ascii_only: bool) -> UnicodeToLatexEncoder:
    parted = [(_LIGATURE, lambda match: match.group() + "{}")]
    macros = {ord(char): macro for char, macro in _SPECIAL.items()}
    rules: list[object] = [
        UnicodeToLatexConversionRule(RULE_REGEX, parted, replacement_latex_protection="none"),
        UnicodeToLatexConversionRule(RULE_DICT, macros),
    ]
    if ascii_only:
        rules.append("defaults")
    return UnicodeToLatexEncoder(
        conversion_rules=rules,
        replacement_latex_protection="braces-all",
        unknown_char_policy="keep",
        unknown_char_warning=False,
        non_ascii_only=False,
    )


@cache
def _decoder() -> LatexNodes2Text:
    return LatexNodes2Text(keep_comments=True)
