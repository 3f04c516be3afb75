"""Opens ``vocab/``: in a wheel it lies inside the package, in a checkout beside it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FORMAT = "https://w3id.org/provenance-records/format/1"
"""What a record of this version conforms to; the number changes when an older reader would misread it."""

CONTEXT = "https://w3id.org/provenance-records/context/1"
"""The one remote context that is known without fetching: the packaged one."""


def path(name: str) -> Path:
    """A file of the vocabulary: ``context.jsonld``, ``ontology.ttl``, ``shapes.ttl``, ``record.schema.json``."""
    here = Path(__file__).resolve().parent
    for folder in (here / "_vocab", here.parent / "vocab"):
        if (folder / name).is_file():
            return folder / name
    raise FileNotFoundError(f"vocabulary file {name} is missing from this installation")


def text(name: str) -> str:
    """A vocabulary file's text."""
    return path(name).read_text(encoding="utf-8")


@cache
def context() -> dict[str, Any]:
    """The terms of a record: what stands under ``@context`` in every file."""
    loaded: dict[str, Any] = json.loads(text("context.jsonld"))["@context"]
    return loaded


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema of a record, generated from the model."""
    loaded: dict[str, Any] = json.loads(text("record.schema.json"))
    return loaded


def iri(term: str) -> str:
    """A term of the context as a whole IRI, so that Python spells none. KeyError for an unknown term."""
    entry = context()[term]
    compact = entry["@id"] if isinstance(entry, dict) else entry
    prefix, colon, rest = compact.partition(":")
    namespace = context().get(prefix)
    return f"{namespace}{rest}" if colon and isinstance(namespace, str) and not rest.startswith("//") else compact


@cache
def prefixes() -> dict[str, str]:
    """The namespace prefixes of the context, for queries and for writing RDF."""
    return {k: v for k, v in context().items() if isinstance(v, str) and v.endswith(("/", "#"))}
