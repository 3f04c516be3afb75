"""Writers: holdings in, one format out; what the format cannot hold is said in notices."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from provenance.errors import WriteError
from provenance.registry import Plugin, Registry

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.model.holding import Holding
    from provenance.notices import Notice


class Writer(Protocol):
    """Write the holdings, in their order, to a binary stream; the notices say what was lost."""

    def __call__(self, holdings: Iterable[Holding], out: BinaryIO, /) -> list[Notice]:
        """`WriteError` where the format cannot hold what is asked at all."""


WRITERS: Registry[Writer] = Registry("provenance.writers", (), WriteError)
