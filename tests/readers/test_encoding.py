"""Bytes to text as a browser does it; what is no text is refused by name."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.errors import ReadError
from provenance.notices import NoticeKind
from provenance.reading.encoding import decode

WORDS = "Ilse Aalders sagte: „Die Brücke – schön!“"


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (WORDS.encode(), None),
        (codecs.BOM_UTF8 + WORDS.encode(), "windows-1252"),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), None),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), None),
        (WORDS.encode("cp1252"), None),
        (WORDS.encode("cp1252"), "ISO-8859-1"),
        (WORDS.encode("cp1252"), "no-such-charset"),
        (WORDS.encode("mac-roman"), "macintosh"),
    ],
)
def test_a_mark_then_the_transport_then_utf_8_then_windows_1252(data, charset):
    got = decode(data, "a", charset=charset)
    assert got.text == WORDS
    assert got.notices == ()


@pytest.mark.parametrize(
    ("page", "codec"),
    [
        ('<meta charset="windows-1251"><p>', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>', "iso8859-2"),
        ('<?xml version="1.0" encoding="koi8-r"?><html>', "koi8-r"),
        ("<!-- <meta charset=koi8-r> --><meta charset=gb2312>", "gb18030"),
        ("<meta charset=utf-16>", "utf-8"),
        ("<meta charset=rot13>", "utf-8"),
    ],
)
def test_a_page_s_own_declaration(page, codec):
    assert decode(page.encode(), "a", markup=True).codec == codec
    assert decode(page.encode(), "a").codec == "utf-8"


def test_what_the_declared_encoding_does_not_know_is_replaced_and_said():
    got = decode(b"<meta charset=utf-8><p>caf\xe9", "a.html", markup=True)
    assert got.text.endswith("caf\ufffd")
    assert [n.kind for n in got.notices] == [NoticeKind.REPLACED_BYTES]
    assert "byte 26" in got.notices[0].message


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "ZIP"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"\x1f\x8b\x08\x00", "gzip"),
        (b"some\x00thing", "NUL"),
        ("Die Brücke".encode("utf-16-le"), "UTF-16 text without"),
        (bytes(range(1, 32)) * 9, "binary"),
    ],
)
def test_what_is_no_text_is_refused_by_name(data, says):
    with pytest.raises(ReadError, match=says) as caught:
        decode(data, "a.txt")
    assert caught.value.name == "a.txt"
    assert caught.value.mend


@given(
    st.binary(max_size=300),
    st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["utf-8", "big5", "utf-16", "idna", "hex"])),
    st.booleans(),
)
def test_any_bytes_are_text_or_a_read_error(data, charset, markup):
    try:
        text = decode(data, "x", charset=charset, markup=markup).text
    except ReadError:
        return
    assert text.strip()
    assert "\0" not in text


@given(st.text(min_size=1))
def test_utf_8_is_read_back_whole(text):
    try:
        assert decode(text.encode(), "x").text == text.removeprefix("\ufeff")
    except ReadError:
        return
