"""One line of text: what a field of a bibliography can hold."""

from __future__ import annotations

import re

_BREAKS = re.compile(r"[^\S\u00a0\u202f\u2007]+")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")


def line(text: str | None) -> str | None:
    """The text with every run of line breaks, tabs and spaces as one space; None where nothing is left.

    Line breaks end a field in RIS and mean nothing in BibTeX. No-break spaces stay: French headlines need
    them. Control characters and lone surrogates, which no format takes, fall away.
    """
    return _BREAKS.sub(" ", _UNPRINTABLE.sub("", text or "")).strip() or None


def in_marks(text: str) -> str:
    """The text between double quotation marks, its own double ones turned single (CMOS 17, section 13.30)."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"
