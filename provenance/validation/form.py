"""The first two layers: whether the bytes can be kept as evidence, and whether the form is that of a record."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema  # type: ignore[import-untyped,unused-ignore]
import rfc8785

from provenance import jsonld, vocab
from provenance.validation.report import Finding, Layer, Severity, short

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGEST = 64 * 1024 * 1024
"""Bytes; a record is one article's, and a larger file is refused unread."""

_WORDS = {dict: "an object", list: "a list", str: "text", bool: "true or false", int: "a number", float: "a number"}


def load(data: bytes, name: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    """The document in some bytes, or why there is none; a document that is not in canonical form gets a warning."""
    if len(data) > LARGEST:
        return None, [_bytes(name, f"larger than {LARGEST // 2**20} MiB: no record of one article", "size")]
    try:
        document = jsonld.loads(data, name)
        same = rfc8785.dumps(document) == data
    except rfc8785.CanonicalizationError as error:
        return None, [_bytes(name, f"no canonical form (RFC 8785): {str(error)[:80]}", "canonical")]
    except ValueError as error:
        return None, [_bytes(name, str(error).removeprefix(f"{name}: ")[:200], "json")]
    except RecursionError:
        return None, [_bytes(name, "nested too deeply", "nesting")]
    if same:
        return document, []
    message = "not in canonical form (RFC 8785), so its digest is not that of the record"
    return document, [Finding(Layer.BYTES, Severity.WARNING, name, message, "canonical")]


def _bytes(name: str, message: str, rule: str) -> Finding:
    return Finding(Layer.BYTES, Severity.VIOLATION, name, message, rule)


def schema_findings(document: Any) -> Iterator[Finding]:
    """What breaks the schema, after the two things that make every other message misleading: context and format."""
    early = list(_preconditions(document))
    if early:
        yield from early
        return
    errors = sorted(_validator().iter_errors(document), key=lambda e: [str(part) for part in e.absolute_path])
    for error in errors:
        yield Finding(Layer.SCHEMA, Severity.VIOLATION, _where(document, error), _say(error), str(error.validator))


def _preconditions(document: Any) -> Iterator[Finding]:
    if not isinstance(document, dict):
        return
    context = document.get("@context")
    if isinstance(context, str):
        known = "the packaged one is written out in a record" if context == vocab.CONTEXT else "nothing is fetched"
        yield _schema("$['@context']", f"a remote context, {short(context)}: {known}", "context")
    elif isinstance(context, dict) and (difference := _difference(context)):
        yield _schema("$['@context']", f"not the packaged context: {difference}", "context")
    graph = document.get("@graph")
    for place, node in enumerate(graph if isinstance(graph, list) else ()):
        named = node.get("conformsTo") if isinstance(node, dict) else None
        if (
            isinstance(named, str)
            and named != vocab.FORMAT
            and re.search(vocab.schema()["$defs"]["iri"]["pattern"], named)
        ):
            message = f"of the format {short(named, 120)}, and this program reads {vocab.FORMAT}"
            yield _schema(f"$.@graph[{place}].conformsTo", message, "conformsTo")


def _schema(where: str, message: str, rule: str) -> Finding:
    return Finding(Layer.SCHEMA, Severity.VIOLATION, where, message, rule)


def _difference(context: dict[str, Any]) -> str | None:
    """What makes a context another than the packaged one.

    A term may be missing, because the packaged context grows and old records stay as they are; a record that
    uses a term which its context lacks says less than is written, and is found by counting its statements.
    """
    ours = vocab.context()
    for term in ("@version", *vocab.prefixes()):
        if term not in context:
            return f"{term!r} is missing"
    for term, meaning in context.items():
        if term not in ours:
            return f"{short(term)} is not in it"
        if meaning != ours[term]:
            return f"{term!r} is defined otherwise"
    return None


def _where(document: Any, error: jsonschema.ValidationError) -> str:
    """The JSON path, and in front of it the IRI of the node it leads through."""
    path = list(error.absolute_path)
    node = document["@graph"][path[1]] if len(path) > 1 and path[0] == "@graph" else None
    iri = node.get("@id") if isinstance(node, dict) else None
    shown = "$" + "".join(f"[{part}]" if isinstance(part, int) else f".{short(part, 40)[1:-1]}" for part in path)
    return (
        f"{iri} {shown}" if isinstance(iri, str) and len(iri) < 300 and " " not in iri and iri.isprintable() else shown
    )


def _say(error: jsonschema.ValidationError) -> str:
    """A schema error in words. Each part of the schema has a title that says what is expected."""
    schema = error.schema if isinstance(error.schema, dict) else {}
    expected, found = schema.get("title", "it"), error.instance
    if error.validator == "required":
        return f"{expected} lacks {error.message.partition(' is a required')[0]}"
    if error.validator == "additionalProperties":
        extra = [short(key) for key in found if key not in schema["properties"]]
        return f"{expected} has no {', '.join(extra[:3])}{'…' if len(extra) > 3 else ''}"
    if error.validator == "type":
        return f"expected {expected}, found {_WORDS.get(type(found), 'null')}"
    return _MESSAGES.get(str(error.validator), "expected {expected}, found {found}").format(
        expected=expected, found=short(found)
    )


_MESSAGES = {
    "minItems": "an empty list: what is not known is left out",
    "minLength": "empty text: what is not known is left out",
    "uniqueItems": "the same IRI twice in one list",
    "format": "{found} is not in the calendar: expected {expected}",
}


@cache
def _validator() -> Any:
    """The packaged schema, compiled once, and made several times as fast.

    ``if``/``then`` on ``@type`` is looked up and not tried; text that is plainly right is not descended into.
    """
    definitions = vocab.schema()["$defs"]

    def all_of(validator: Any, choices: list[Any], instance: Any, _: Any) -> Iterator[Any]:
        kind = instance.get("@type") if isinstance(instance, dict) else None
        for index, choice in enumerate(choices):
            if kind == choice["if"]["properties"]["@type"]["const"]:
                yield from validator.descend(instance, choice["then"], schema_path=index)

    def ref(validator: Any, reference: str, instance: Any, _: Any) -> Iterator[Any]:
        yield from validator.descend(instance, definitions[reference.removeprefix("#/$defs/")])

    def properties(validator: Any, parts: dict[str, Any], instance: Any, _: Any) -> Iterator[Any]:
        if not isinstance(instance, dict):
            return
        for key, value in instance.items():
            part = parts.get(key, True)
            if part is not True and not _plainly_right(definitions.get(part.get("$ref", "")[8:], part), value):
                yield from validator.descend(value, part, path=key, schema_path=key)

    quick = jsonschema.validators.extend(
        jsonschema.Draft202012Validator, {"allOf": all_of, "$ref": ref, "properties": properties}
    )
    return quick(vocab.schema(), format_checker=calendar())


def _plainly_right(part: dict[str, Any], value: Any) -> bool:
    """Whether a value is text as the pattern of its kind has it: most are, and need no more looking at."""
    if not isinstance(value, str) or part.get("type") != "string" or "format" in part:
        return False
    return len(value) >= part.get("minLength", 0) and bool(re.search(part.get("pattern", ""), value))


@cache
def calendar() -> jsonschema.FormatChecker:
    """The two formats the schema uses: whether a day and an instant exist (30 February does not)."""
    checker = jsonschema.FormatChecker(formats=())
    checker.checks("date", raises=ValueError)(lambda v: not isinstance(v, str) or bool(date.fromisoformat(v)))
    checker.checks("date-time", raises=ValueError)(lambda v: not isinstance(v, str) or bool(datetime.fromisoformat(v)))
    return checker
