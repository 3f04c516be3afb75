"""CSL JSON: the items that citation processors and reference managers read, with the chain under ``custom``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from provenance.bibliography.csl import item
from provenance.bibliography.listing import listing
from provenance.bibliography.sentence import onward
from provenance.notices import Notice, NoticeKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from provenance.bibliography.entry import Entry, Sourcing
    from provenance.model.holding import Holding


def write(holdings: Iterable[Holding], out: BinaryIO) -> list[Notice]:
    """An array of items as csl-data.json (CSL 1.0.2) has them.

    CSL has no variable for 'quoted in': the relation and the order of the chain stand under ``custom``, the
    one key the schema leaves open, and in words in ``note``, which is what Zotero shows.
    """
    found = listing(holdings)
    items = [_item(entry, found.sourcings) for entry in found.entries]
    out.write(json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n")
    message = "CSL has no 'quoted in': the chain stands under custom, and in words in note"
    return [
        *found.notices,
        *(Notice(NoticeKind.LOST_CHAIN, one.read.iri, message) for one in found.sourcings if one.chain),
    ]


def _item(entry: Entry, sourcings: Iterable[Sourcing]) -> dict[str, Any]:
    mine = [one for one in sourcings if entry in one.entries or entry.key == one.read.key]
    notes = [entry.note, *(onward(one, entry) for one in mine)]
    custom: dict[str, Any] = {"iri": entry.iri}
    if entry.quoted_in:
        custom |= {"quotedIn": entry.quoted_in.key, "quoted": entry.quoted_in.quoted}
    if entry.annotation:
        custom["quotations"] = list(entry.annotation)
    chains = [[step.key for step in one.entries] for one in mine if one.chain and one.read.key == entry.key]
    if chains:
        custom["chains"] = chains
    note = ". ".join(dict.fromkeys(note for note in notes if note))
    return item(entry) | ({"note": note} if note else {}) | {"custom": custom}
