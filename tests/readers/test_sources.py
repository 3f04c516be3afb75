"""From names to sources: files, folders, links, standard input, manifests, sidecars."""

from __future__ import annotations

import io
import json
import os
import socket
from datetime import UTC, date, datetime

import pytest

from provenance.errors import ReadError
from provenance.model.reading import Metadata, Source
from provenance.readers import READERS
from provenance.reading import manifest
from provenance.reading.sources import Opening, open_sources

TEXT = b"The mayor said that the bridge would open."


def opened(*names, **opening):
    return list(open_sources([str(name) for name in names], READERS, Opening(**opening)))


def the_error(*names, **opening):
    (error,) = opened(*names, **opening)
    assert isinstance(error, ReadError), error
    assert error.mend
    return error


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "articles"
    (place / "more").mkdir(parents=True)
    (place / "b.txt").write_bytes(TEXT)
    (place / "a.html").write_bytes(b"<html>")
    (place / "more" / "c.jsonl").write_bytes(b'{"text": "x"}')
    (place / ".hidden").write_bytes(TEXT)
    (place / "b.txt.meta.json").write_text('{"title": "Side"}')
    return place


def test_a_folder_is_read_whole_in_order(folder):
    got = opened(folder)
    assert [(os.path.relpath(one.name, folder), one.media_type) for one in got] == [
        ("a.html", "text/html"),
        ("b.txt", "text/plain"),
        ("more/c.jsonl", "application/jsonl"),
    ]
    assert got[1].given.headline == "Side"


def test_a_file_is_read_once(folder):
    assert len(opened(folder / "b.txt", folder)) == 3


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (TEXT, "text/plain"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "text/html"),
        (b"<p>Yes</p><p>No</p>", "text/html"),
        (b'<?xml version="1.0"?><html xmlns="x">', "text/html"),
        (b"<3 is what she wrote", "text/plain"),
        (b'{"text": "x"}\n{"text": "y"}\n', "application/jsonl"),
        (b'{"@context": "c", "@graph": []}', "application/ld+json"),
    ],
)
def test_without_an_extension_the_content_decides(tmp_path, data, media_type):
    (tmp_path / "x").write_bytes(data)
    assert opened(tmp_path / "x")[0].media_type == media_type
    assert opened("-", stdin=io.BytesIO(data))[0].media_type == media_type


def test_our_own_records_are_told_by_their_extension(tmp_path):
    (tmp_path / "r.jsonld").write_bytes(b"{}")
    assert opened(tmp_path / "r.jsonld")[0].media_type == "application/ld+json"


def test_a_link_named_itself_is_followed(tmp_path, folder):
    (tmp_path / "link.txt").symlink_to(folder / "b.txt")
    assert opened(tmp_path / "link.txt")[0].data == TEXT


def test_a_link_that_leads_outside_its_folder_is_refused(tmp_path, folder):
    (tmp_path / "secret.txt").write_bytes(b"secret")
    (folder / "z.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "zz").symlink_to(tmp_path)
    errors = [one for one in opened(folder) if isinstance(one, ReadError)]
    assert [error.name for error in errors] == [str(folder / "z.txt"), str(folder / "zz")]
    assert all("outside" in error.problem for error in errors)


def test_a_link_that_leads_inside_is_not_read_twice(folder):
    (folder / "a-link.txt").symlink_to(folder / "b.txt")
    (folder / "loop").symlink_to(folder)
    (folder / "nowhere").symlink_to(folder / "gone")
    got = opened(folder)
    assert [one.data for one in got if isinstance(one, Source)].count(TEXT) == 1
    assert [one.name for one in got if isinstance(one, ReadError)] == [str(folder / "nowhere")]


def test_special_files_are_refused_without_waiting(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    assert "pipe" in the_error(tmp_path / "pipe").problem
    assert "device" in the_error("/dev/zero").problem
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        assert "socket" in the_error(tmp_path / "s").problem


def test_a_large_file_is_refused_unread(tmp_path):
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    assert "larger than 64 MB" in the_error(tmp_path / "large.txt").problem
    assert "larger" in the_error("-", stdin=io.BytesIO(b"x" * 11), max_bytes=10).problem


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_bytes(TEXT)

    def refuse(*_):
        raise PermissionError(13, "Permission denied")

    # The superuser reads files of any mode, so the refusal is played.
    monkeypatch.setattr("provenance.reading.sources.os.open", refuse)
    assert the_error(tmp_path / "a.txt").problem == "permission denied"


@pytest.mark.parametrize("name", ["no-such-file.txt", "ftp://a.example/x", "http://a.example/x"])
def test_what_cannot_be_opened_is_said(name):
    assert the_error(name).name == name


def test_an_empty_folder_is_said(tmp_path):
    assert "no files" in the_error(tmp_path).problem


def test_one_bad_name_does_not_end_the_rest(folder):
    got = opened("nothing", folder / "b.txt")
    assert [type(one) for one in got] == [ReadError, Source]


def sheet(folder, text, name="list.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8-sig")
    return manifest.read(path)


def test_a_manifest_says_what_files_lack(folder):
    rows = sheet(
        folder,
        (
            ""
            "path,url,title,author,publisher,date,rights,identifier,mood\n"
            'b.txt,https://a.example/b,"Bridge, open",Ada Moss; Li Wen,Courier,2021-01-20,r,c1,glad\n'
        ),
    )
    assert [n.message for n in rows.notices] == ["column 'mood' is not read"]
    (got,) = opened(folder / "b.txt", manifest=rows)
    said = got.given
    assert (got.url, said.headline, said.publisher.name, said.date_published, said.rights, said.identifier) == (
        "https://a.example/b", "Bridge, open", "Courier", date(2021, 1, 20), "r", "c1",
    )  # fmt: skip
    assert [one.name for one in said.author] == ["Ada Moss", "Li Wen"]


def test_a_manifest_of_json_lines(folder):
    rows = sheet(
        folder, json.dumps({"path": "b.txt", "author": ["Ada Moss"], "date": "2021-01-20T10:00:00Z"}), "list.jsonl"
    )
    (got,) = opened(folder / "b.txt", manifest=rows)
    assert got.given.date_published == datetime(2021, 1, 20, 10, tzinfo=UTC)


def test_options_win_over_the_manifest_and_that_over_a_sidecar(folder):
    (folder / "b.txt.meta.json").write_text('{"title": "Side", "author": "Side", "rights": "Side"}')
    rows = sheet(folder, "path,title,author\nb.txt,List,List\n")
    (got,) = opened(folder / "b.txt", manifest=rows, given=Metadata(headline="Option"))
    assert (got.given.headline, got.given.author[0].name, got.given.rights) == ("Option", "List", "Side")


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ("b.txt,yesterday", "is no date"),
        (",2021-01-20", "no path"),
        ("a.html,2021-01-20", "twice"),
        ("b.txt,2021-01-20,more", "more fields"),
    ],
)
def test_a_bad_row_is_named_by_its_line(folder, row, says):
    rows = sheet(folder, f"path,date\na.html,2021-01-20\n{row}\nmore/c.jsonl,2021-01-21\n")
    (error,) = rows.errors
    assert error.name.endswith("list.csv#3")
    assert says in error.problem
    assert len(rows.rows) == 2


@pytest.mark.parametrize("text", ["title\nx\n", ""])
def test_a_manifest_without_paths_is_refused(folder, text):
    with pytest.raises(ReadError, match="path"):
        sheet(folder, text)


def test_a_row_without_a_file_is_said(folder):
    rows = sheet(folder, "path,date\ngone.txt,2021-01-20\n")
    assert "no such file" in opened(folder / "b.txt", manifest=rows)[-1].problem


@pytest.mark.parametrize("text", ["{", "[]", '{"date": "x"}'])
def test_a_broken_sidecar_is_an_error(folder, text):
    (folder / "b.txt.meta.json").write_text(text)
    assert the_error(folder / "b.txt").name.endswith("b.txt.meta.json") or text.startswith('{"')


def test_an_empty_name_is_not_the_current_folder(folder, monkeypatch):
    monkeypatch.chdir(folder)
    assert "empty name" in the_error("").problem


def test_an_archive_is_no_folder_of_articles(folder):
    (folder / "kept" / "index").mkdir(parents=True)
    (folder / "kept" / "archive.jsonld").write_text("{}")
    (folder / "kept" / "index" / "000012.sst").write_bytes(b"x")
    got = opened(folder)
    assert [one.name for one in got if isinstance(one, ReadError)] == [str(folder / "kept")]
    assert len(got) == 4
    assert "an archive" in the_error(folder / "kept").problem


def test_names_of_any_length_and_bytes(tmp_path):
    long = tmp_path / ("x" * 251 + ".txt")
    long.write_bytes(TEXT)
    strange = tmp_path / os.fsdecode(b"caf\xe9.txt")
    strange.write_bytes(TEXT + b" ")
    assert [one.name for one in opened(long, strange)] == [str(long), f"{tmp_path}/caf%E9.txt"]


def test_a_limit_sets_no_memory_aside(folder):
    assert opened(folder / "b.txt", max_bytes=10**16)[0].data == TEXT
    assert opened("-", stdin=io.BytesIO(TEXT), max_bytes=10**30)[0].data == TEXT


BAD_ROWS = [
    ("path,date\nb.txt,yesterday\n", "list.csv"),
    ("path,date\nb.txt,2021-01-20,more\n", "list.csv"),
    ('path,title\nb.txt,"Bridge" opens\n', "list.csv"),
    ('{"path": "a.html"}\n{"path": "b.txt", "title": }\n', "list.jsonl"),
    ('{"path": "a.html"}\n{"path": "b.txt", "url": "http://a.example:99999/"}\n', "list.jsonl"),
]


@pytest.mark.parametrize(("text", "name"), BAD_ROWS)
def test_a_file_whose_row_is_bad_is_not_added_without_it(folder, text, name):
    rows = sheet(folder, text, name)
    assert len(rows.errors) == 1
    assert [os.path.relpath(one.name, folder) for one in opened(folder / "a.html", folder / "b.txt", manifest=rows)] == ["a.html"]


def test_a_row_with_an_impossible_name_is_named(folder):
    rows = sheet(folder, '{"path": "a\\u0000b"}\n{"path": "a\\ud800b"}\n{"path": 7}\n{"path": "b.txt"}\n', "list.jsonl")
    assert [error.name.rpartition("#")[2] for error in rows.errors] == ["1", "2", "3"]
    assert len(rows.rows) == 1


def test_a_row_with_a_name_longer_than_any_file_s(folder):
    rows = sheet(folder, f"path\n{'x' * 300}\n")
    assert "no such file" in opened(folder / "b.txt", manifest=rows)[-1].problem


@pytest.mark.parametrize(
    ("text", "name", "says"),
    [
        ('[{"path": "b.txt"}]', "list.json", "a JSON list, not an object"),
        ('{\n"path": "b.txt"\n}', "list.json", "not JSON"),
        ('path,title\nb.txt,"Bridge\na.html,x\n', "list.csv", "nothing closes"),
        ('"path,title\nb.txt,x\n', "list.csv", "nothing closes"),
        ("path,title,Title\nb.txt,x,y\n", "list.csv", "two columns"),
    ],
)
def test_a_manifest_that_cannot_be_used_is_refused(folder, text, name, says):
    with pytest.raises(ReadError, match=says):
        sheet(folder, text, name)


@pytest.mark.parametrize("column", ["url", "Link"])
def test_a_manifest_of_addresses(folder, column):
    rows = sheet(folder, f"{column},title\nhttps://a.example/b,Bridge\n")
    assert rows.addresses["https://a.example/b"].headline == "Bridge"


def test_a_manifest_with_line_ends_of_old(folder):
    assert len(sheet(folder, "path,title\rb.txt,x\x0cy\ra.html,z\r").rows) == 2
