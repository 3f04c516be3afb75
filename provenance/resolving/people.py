"""General knowledge about names: places and their adjectives, public bodies, given names by gender."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def _rows(name: str) -> list[list[str]]:
    lines = (_HERE / name).read_text("utf8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


@cache
def places() -> frozenset[str]:
    """Countries, capitals and the words for their people, in lower case."""
    return frozenset(form.lower() for row in _rows("places.tsv") for cell in row for form in cell.split("|") if form)


@cache
def bodies() -> dict[str, str]:
    """Public bodies: a form in lower case to the full name."""
    table: dict[str, str] = {}
    for row in _rows("bodies.tsv"):
        for form in (row[0], *(row[1].split("|") if len(row) > 1 else ())):
            if form:
                table.setdefault(form.lower(), row[0])
    return table


@cache
def genders() -> dict[str, str]:
    """Given names that are commonly of one gender: ``f`` or ``m``."""
    table: dict[str, str] = {}
    for gender, names in _rows("given_names.tsv"):
        for name in names.split():
            table[name] = gender if table.get(name, gender) == gender else ""
    return table
