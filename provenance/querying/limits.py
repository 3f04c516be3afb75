"""How large a query may be: engines recurse over it, and one that runs out of stack ends the process.

pyoxigraph 0.5 recurses over brackets, over every operator of a chain (`||`, `/`, UNION, OPTIONAL, BIND) and over
the triples of a group, however flat they are written. With the 8 MiB of stack that is usual, the first chains
break between 2,000 and 4,000 links, with 2 MiB between 500 and 1,000; data (VALUES) it takes at any length.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from provenance.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from provenance.querying.tokens import Token

DEEPEST = 100
"""Brackets within brackets that are still taken."""
LONGEST = 500
"""Operators, separators and bare groups, all together, that are still taken outside of data."""
LARGEST = 2500
"""Tokens that are still taken outside of VALUES' data blocks: a collection chains its members without a sign."""
FOREVER = 1_000_000.0
"""Seconds from which a time is no limit any more; systems cannot wait much longer at once."""

_WORDS = ("UNION", "OPTIONAL", "MINUS", "FILTER", "BIND", "AS", "GRAPH", "LATERAL", "VALUES")
_SIGNS = frozenset("|&/+-*^!;.<>=")


def limit(found: Iterable[Token]) -> None:
    """`QueryError` for a query too large to be safe, which says what to do instead."""
    opened: list[str] = []
    data, values = 0, False
    operators = size = 0
    chained = False
    for token in found:
        sign = token.text if token.kind == "other" else ""
        if sign and sign in "([{":
            opened.append(sign)
            operators += sign == "{" and not chained and not values and not data
            data = data or (len(opened) if values and sign == "{" else 0)
            values = values and sign != "{"
            if len(opened) > DEEPEST:
                raise QueryError(f"the query is nested more than {DEEPEST} brackets deep")
        elif sign and sign in ")]}":
            data = 0 if data == len(opened) else data
            del opened[-1:]
            chained = False
        elif not data:
            values = values or token.is_word("VALUES")
            chained = sign in _SIGNS or (sign == "," and opened[-1:] != ["("]) or token.is_word(*_WORDS)
            operators, size = operators + chained, size + 1
        if operators > LONGEST or size > LARGEST:
            what = f"{LONGEST} operators and separators" if operators > LONGEST else f"{LARGEST} words and signs"
            raise QueryError(f"the query has more than {what}: put long lists of values in a VALUES block")


def allowed(timeout: float | None) -> float | None:
    """The seconds that a query has, None where that is no limit: longer than a clock can wait, or infinite."""
    if timeout is None:
        return None
    if math.isnan(timeout) or timeout <= 0:
        raise QueryError(f"the time for a query has to be more than 0 seconds, and is {timeout:g}")
    return timeout if timeout < FOREVER else None
