"""The one codec between the model and JSON-LD, and the canonical bytes (RFC 8785) that are kept and hashed.

Top level: only ``@context`` (inlined), ``@id`` and ``@graph``. The types of the dataclass fields drive both
directions; there is no second description of the format.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Any

import rfc8785

from provenance import vocab
from provenance.model.node import Embedded, Node
from provenance.model.record import NODE_TYPES, Record


def document(record: Record) -> dict[str, Any]:
    """A record as a JSON-LD document: the inlined context, the graph's name, the nodes."""
    return {
        "@context": vocab.context(),
        "@id": record.id,
        "@graph": [_encode_object(node) for node in record.nodes],
    }


def dumps(record: Record) -> bytes:
    """The canonical bytes of a record (RFC 8785): what is stored, what a file digest is over."""
    return canonical(document(record))


def canonical(document_: dict[str, Any]) -> bytes:
    """The canonical bytes of a document, whoever wrote it (RFC 8785)."""
    return rfc8785.dumps(document_)


def loads(data: bytes, name: str) -> dict[str, Any]:
    """The JSON object in some bytes; ``name`` is for the message. ValueError says where it breaks.

    Refuses what JSON allows and evidence must not have: two values under one key, NaN and Infinity.
    """
    try:
        found = json.loads(data, object_pairs_hook=_unique, parse_constant=_refuse)
    except UnicodeDecodeError as error:
        raise ValueError(f"{name}: not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise ValueError(f"{name}: nested too deeply") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"{name}: not JSON: {error.msg} at line {error.lineno} column {error.colno}") from error
    if not isinstance(found, dict):
        raise ValueError(f"{name}: a JSON object is expected, and this is {type(found).__name__}")  # noqa: TRY004
    return found


def parse(document_: dict[str, Any]) -> Record:
    """The record in a document that the schema accepts; ValueError or KeyError for any other."""
    return Record(tuple(_decode_node(item) for item in document_["@graph"]))


def term(field: str) -> str:
    """The JSON key of a dataclass field: ``was_derived_from`` → ``wasDerivedFrom``."""
    head, *rest = field.split("_")
    return head + "".join(part.capitalize() for part in rest)


@cache
def hints(cls: type) -> dict[str, Any]:
    """The resolved types of a class's fields, in their order."""
    resolved = typing.get_type_hints(cls)
    return {f.name: resolved[f.name] for f in dataclasses.fields(cls)}


def _encode_object(value: Node | Embedded) -> dict[str, Any]:
    cls: type = type(value)
    out: dict[str, Any] = {"@id": value.id} if isinstance(value, Node) else {}
    out["@type"] = list(value.types)
    for name, hint in hints(cls).items():
        item = getattr(value, name)
        if name != "id" and item is not None and item != ():
            out[term(name)] = _encode(item, hint)
    return out


def _encode(value: Any, hint: Any) -> Any:  # noqa: PLR0911  one line a kind of value
    if isinstance(value, tuple):
        return [_encode(item, hint) for item in value]
    if isinstance(value, Node | Embedded):
        return _encode_object(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime):
        written = value.isoformat().replace("+00:00", "Z")
        return {"@type": "xsd:dateTime", "@value": written} if _either_date(hint) else written
    if isinstance(value, date):
        return {"@type": "xsd:date", "@value": value.isoformat()} if _either_date(hint) else value.isoformat()
    if isinstance(value, Decimal):
        return canonical_decimal(value)
    return value


def canonical_decimal(value: Decimal) -> str:
    """The canonical form of xsd:decimal (XML Schema 1.1 Part 2, E.1): no exponent, no idle zero."""
    return format(value.normalize() + 0, "f")


def _either_date(hint: Any) -> bool:
    """Whether a field may be a day or an instant, so that the value has to carry its datatype."""
    members = _members(hint)
    return date in members and datetime in members


def _members(hint: Any) -> tuple[Any, ...]:
    return (
        typing.get_args(hint)
        if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union
        else (hint,)
    )


@cache
def classes() -> dict[str, type[Node]]:
    """Each node class by the type that only it has."""
    return {cls.types[0]: cls for cls in NODE_TYPES}


def _decode_node(item: dict[str, Any]) -> Node:
    kind = item["@type"][0]
    node: Node = _decode_object(item, classes()[kind])
    return node


def _decode_object(item: dict[str, Any], cls: type) -> Any:
    values: dict[str, Any] = {}
    for name, hint in hints(cls).items():
        key = "@id" if name == "id" else term(name)
        if key in item:
            values[name] = _decode(item[key], hint)
    return cls(**values)


def _decode(value: Any, hint: Any) -> Any:
    if typing.get_origin(hint) is tuple:
        (member, _) = typing.get_args(hint)
        return tuple(_decode(one, member) for one in value)
    members = [m for m in _members(hint) if m is not type(None)]
    if isinstance(value, dict) and "@value" in value:
        return (
            datetime.fromisoformat(value["@value"])
            if value["@type"] == "xsd:dateTime"
            else date.fromisoformat(value["@value"])
        )
    if isinstance(value, dict):
        kinds = {m.types: m for m in members}
        return _decode_object(value, kinds[tuple(value["@type"])])
    (plain,) = members
    if isinstance(plain, type) and issubclass(plain, Enum):
        return plain(value)
    if plain is datetime or plain is date:
        return plain.fromisoformat(value)
    return Decimal(value) if plain is Decimal else value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        twice = next(k for i, (k, _) in enumerate(pairs) if k in dict(pairs[:i]))
        raise ValueError(f"the key {twice!r} stands twice in one object")
    return found


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON value")
