"""Bytes to text as a browser does it (WHATWG Encoding, and HTML section 13.2.3 'determining the encoding').

Order: byte order mark, the transport's charset, ``<meta charset>`` or the XML declaration, then UTF-8
where the bytes are valid UTF-8, else windows-1252, which is what browsers take for unlabelled Western text.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from provenance.errors import ReadError
from provenance.notices import Notice, NoticeKind

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# Where the Encoding standard's label means another codec than Python's name does (section 4.2).
_LABELS = {
    **dict.fromkeys(("iso8859-1", "latin-1", "latin1", "l1", "ascii", "us-ascii", "iso-8859-1"), "cp1252"),
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb_2312-80", "chinese"), "gb18030"),
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "ms_kanji"), "cp932"),
    **dict.fromkeys(("euc-kr", "ks_c_5601-1987", "korean", "ksc5601"), "cp949"),
    **dict.fromkeys(("iso-8859-9", "latin5", "l5"), "cp1254"),
    **dict.fromkeys(("iso-8859-11", "tis-620", "windows-874", "dos-874"), "cp874"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5"), "big5hkscs"),
    **dict.fromkeys(("utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("utf-16", "ucs-2", "unicode", "csunicode"), "utf-16-le"),
    "x-user-defined": "cp1252",
    "x-mac-roman": "mac-roman",
    "macintosh": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-8-i": "iso8859-8",
    "logical": "iso8859-8",
}
_FOREIGN = {
    "utf-7",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "utf-8-sig",
    "idna",
    "punycode",
    "unicode-escape",
    "raw-unicode-escape",
}
_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"""<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:\-]{2,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([A-Za-z0-9_.:\-]{2,40})["']""")
_PRESCAN = 16_384  # the standard asks for 1,024 bytes; browsers read on to the head's end
_MAGIC = (
    (b"%PDF-", "a PDF document", "save its text as a text file or a web page first"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save the document as plain text or HTML"),
    (b"\x89PNG", "a PNG image", "give the article's text or its page, not a picture of it"),
    (b"\xff\xd8\xff", "a JPEG image", "give the article's text or its page, not a picture of it"),
    (b"GIF8", "a GIF image", "give the article's text or its page, not a picture of it"),
    (b"\x1f\x8b", "a gzip file", "unpack it with gunzip first"),
    (b"BZh", "a bzip2 file", "unpack it with bunzip2 first"),
    (b"\xfd7zXZ", "an xz file", "unpack it with unxz first"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file", "unpack it with unzstd first"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save the document as plain text or HTML"),
    (b"{\\rtf", "a rich text document", "save the document as plain text or HTML"),
    (b"\x7fELF", "a program", "give an article's text or page"),
    (b"SQLite format 3", "a database", "give an article's text or page"),
)
_CONTROL = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b\x1a")


class Decoded(NamedTuple):
    """The text without its byte order mark, the codec that gave it, what had to be replaced."""

    text: str
    codec: str
    notices: tuple[Notice, ...]


def decode(data: bytes, name: str, *, charset: str | None = None, markup: bool = False) -> Decoded:
    """Decode an input. ``charset`` is the transport's label; ``markup`` looks for a declaration inside.

    A byte order mark is dropped, nothing else is changed. Bytes that the encoding does not know become
    U+FFFD, with a notice. `ReadError` where the input is empty or no text.
    """
    if not data.strip(b" \t\r\n\x0c\xef\xbb\xbf\xff\xfe"):
        raise ReadError(name, "the file is empty", "give an article's text or page")
    codec, said = _codec(data, charset, markup=markup)
    if not codec.startswith("utf-16"):
        _refuse_binary(data, name)
    for mark, _ in _MARKS:
        if data.startswith(mark):
            data = data.removeprefix(mark)
            break
    notices: tuple[Notice, ...] = ()
    try:
        text = data.decode(codec)
    except UnicodeDecodeError as error:
        text = data.decode(codec, "replace")
        lost = text.count("\ufffd")
        message = (
            f"{lost} character{'s' if lost != 1 else ''} replaced: not {codec} ({said}) from byte {error.start} on"
        )
        notices = (Notice(NoticeKind.REPLACED_BYTES, name, message),)
    if "\0" in text:
        raise ReadError(name, "the file holds NUL characters: it is no text", "save the article as UTF-8 text")
    if not text.strip():
        raise ReadError(name, "the file holds nothing but white space", "give an article's text or page")
    return Decoded(text, codec, notices)


def _codec(data: bytes, charset: str | None, *, markup: bool) -> tuple[str, str]:
    """The codec and who said so."""
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return codec, "byte order mark"
    if found := _label(charset):
        return found, "said by the server"
    if markup:
        head = _COMMENT.sub(b"", data[:_PRESCAN])
        for pattern in (_XML, _META):
            match = pattern.search(head)
            if match and (found := _label(match.group(1).decode("ascii"))):
                # A declaration that could be read byte by byte is not UTF-16 (HTML, 13.2.3.2).
                return ("utf-8" if found.startswith("utf-16") else found), "declared in the page"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252", "not UTF-8, so taken for windows-1252"
    return "utf-8", "undeclared"


def _label(label: str | None) -> str | None:
    """Python's codec for an encoding label as the Encoding standard has it; None for one it does not know."""
    if not label:
        return None
    key = label.strip().strip("\"'").lower()
    key = _LABELS.get(key, key)
    key = key.removeprefix("x-")
    try:
        info = codecs.lookup(key)
    except (LookupError, ValueError):
        return None
    # Python also has codecs that are no text encodings (rot13, base64) or that browsers refuse.
    return None if info.name in _FOREIGN or not info._is_text_encoding else info.name  # noqa: SLF001


def _refuse_binary(data: bytes, name: str) -> None:
    for magic, what, mend in _MAGIC:
        if data.startswith(magic):
            raise ReadError(name, f"the file is {what}, not an article's text", mend)
    nul = data.find(b"\0")
    if nul >= 0:
        sample = data[:4096]
        wide = sample.count(0) > len(sample) // 4
        what = (
            "UTF-16 text without a byte order mark"
            if wide and set(sample[1::2]) & {0} != set(sample[::2]) & {0}
            else "binary data"
        )
        raise ReadError(name, f"the file looks like {what} (a NUL at byte {nul})", "save the article as UTF-8 text")
    strange = len(data) - len(data.translate(None, _CONTROL))
    if strange > max(2, len(data) // 100):
        raise ReadError(
            name, f"the file looks like binary data ({strange} control characters)", "save the article as UTF-8 text"
        )
