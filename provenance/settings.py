"""``archive.jsonld``: what an archive is, in one small JSON-LD file that a person can read and change."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from provenance import vocab
from provenance.errors import StoreError
from provenance.files import write_whole
from provenance.ids import DEFAULT_BASE
from provenance.jsonld import loads
from provenance.policy import TextPolicy

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """``base``: what every IRI of the archive begins with. ``rights``: words put on articles that state none."""

    base: str = DEFAULT_BASE
    rights: str | None = None
    text_policy: TextPolicy = TextPolicy.PRIVATE


def check_base(base: str) -> str:
    """The base, if IRIs can be made by adding a name to it; ValueError saying what is wrong."""
    if urlsplit(base).scheme not in ("http", "https", "urn", "ark", "tag") or any(c in base for c in ' <>"{}|\\^`'):
        raise ValueError(f"{base!r} is no absolute IRI")
    if not base.endswith(("/", "#")):
        raise ValueError(f"{base!r} must end in '/' or '#', because names are added to it")
    if urlsplit(base).scheme in ("http", "https") and not urlsplit(base).hostname:
        raise ValueError(f"{base!r} names no host")
    return base


def write(path: Path, settings: Settings) -> None:
    """Write the file, whole or not at all."""
    terms = ("Collection", "conformsTo", "copyrightNotice", "textPolicy", "dcterms", "pr", "schema")
    document = {
        "@context": {"@version": 1.1, **{term: vocab.context()[term] for term in terms}},
        "@id": settings.base,
        "@type": ["Collection"],
        "conformsTo": vocab.FORMAT,
        **({"copyrightNotice": settings.rights} if settings.rights else {}),
        "textPolicy": settings.text_policy.value,
    }
    write_whole(path, (json.dumps(document, indent=2, ensure_ascii=False) + "\n").encode())


def read(path: Path) -> Settings:
    """Read the file. `StoreError` where it is missing or is no archive's."""
    try:
        return _parsed(loads(path.read_bytes(), str(path)))
    except FileNotFoundError as error:
        raise StoreError(f"{path.parent}: no archive here (make one with 'provenance init {path.parent}')") from error
    except KeyError as error:
        raise StoreError(f"{path}: lacks {error.args[0]!r}") from error
    except (ValueError, OSError) as error:
        raise StoreError(str(error) if str(path) in str(error) else f"{path}: {error}") from error


def _parsed(found: dict[str, Any]) -> Settings:
    if found.get("conformsTo") != vocab.FORMAT:
        raise ValueError(f"made for format {found.get('conformsTo')!r}, and this program knows {vocab.FORMAT}")
    base, rights = found["@id"], found.get("copyrightNotice")
    if not isinstance(base, str) or not isinstance(rights, str | None):
        raise ValueError("'@id' and 'copyrightNotice' are text")  # noqa: TRY004
    return Settings(check_base(base), rights, TextPolicy(found["textPolicy"]))
