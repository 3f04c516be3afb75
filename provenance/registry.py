"""Plugins: one literal table a kind, plus what other distributions add through entry points, loaded on use.

A heavy library is imported only when the part that needs it is asked for, so parts can be optional extras.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from provenance.errors import MissingExtra, ProvenanceError

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plugin:
    """One part: its name, its ``module:attribute``, the media types it is for, one line about it.

    ``extra`` names the optional dependency group that it needs; ``holds`` says, for a writer, what the
    format can hold; ``folder`` that a writer makes a folder and no single file.
    """

    name: str
    target: str
    summary: str = ""
    media_types: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    holds: str = ""
    folder: bool = False
    extra: str = ""


class Registry(Generic[T]):
    """The parts of one kind. ``group`` is also the entry-point group by which others add theirs.

    A part of ours is never shadowed by a third party's of the same name: what an archive did must not
    depend on what else is installed.
    """

    def __init__(self, group: str, plugins: tuple[Plugin, ...], unknown: type[ProvenanceError]) -> None:
        self.group = group
        self.plugins = plugins
        self._unknown = unknown
        self._found: dict[str, Plugin] | None = None

    def __iter__(self) -> Iterator[Plugin]:
        return iter(self._table().values())

    def names(self) -> tuple[str, ...]:
        """Every name, ours first, in the table's order."""
        return tuple(self._table())

    def plugin(self, name: str) -> Plugin:
        """The table's line for a name; the kind's own error, naming the choices, if there is none."""
        table = self._table()
        if name not in table:
            raise self._unknown(
                f"no {self.group.rpartition('.')[2].rstrip('s')} named {name!r}; there are: {', '.join(table)}"
            )
        return table[name]

    def load(self, name: str) -> T:
        """Import a part and return it. `MissingExtra` if what it needs is not installed."""
        plugin = self.plugin(name)
        module, _, attribute = plugin.target.partition(":")
        try:
            return cast("T", getattr(importlib.import_module(module), attribute))
        except ModuleNotFoundError as error:
            if not plugin.extra or (error.name or "").startswith("provenance"):
                raise
            raise MissingExtra(error.name or name, plugin.extra) from error

    def _table(self) -> dict[str, Plugin]:
        if self._found is None:
            found = {p.name: p for p in self.plugins}
            for entry in entry_points(group=self.group):
                found.setdefault(entry.name, _third_party(entry))
            self._found = found
        return self._found


def _third_party(entry: EntryPoint) -> Plugin:
    source = entry.dist.name if entry.dist else "another distribution"
    return Plugin(entry.name, f"{entry.module}:{entry.attr}", summary=f"from {source}")
