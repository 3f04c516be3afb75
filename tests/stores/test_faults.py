"""What goes wrong under an index: folders that cannot be written, damaged ledgers, full disks."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest
from stored_entries import entry, node

from provenance.errors import StoreError
from provenance.stores import IndexBroken, IndexLocked
from provenance.stores.lock import FolderLock
from provenance.stores.oxigraph import Oxigraph

_BARRED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from provenance.errors import StoreError
from provenance.stores.oxigraph import Oxigraph
from stored_entries import entry
folder = Path(sys.argv[1])
store = Oxigraph(folder)
assert (store.folder, store.read_only) == (folder, True)
for change in (lambda: store.put([entry("r2", "b")]), lambda: store.remove(["urn:x"])):
    try:
        change()
    except StoreError as error:
        assert "read-only" in str(error), error
    else:
        raise AssertionError
store.close()
built = Oxigraph.build(folder, [entry("r2", "b")], "two")
print(built.folder, built.stamp, *built.graphs())
"""


def barred(folder, script):
    """Run a script as a user whom the permissions of the folder bind."""
    command = [sys.executable, "-c", script, str(folder), os.path.dirname(__file__)]  # noqa: PTH120
    if os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("root can write everywhere")
        caps = "-dac_override,-dac_read_search"
        command = ["setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}", *command]
    paths = [folder, *folder.rglob("*")]
    for path in paths:
        path.chmod(path.stat().st_mode & ~0o222)
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False)
    finally:
        for path in paths:
            path.chmod(path.stat().st_mode | 0o200)


def test_a_folder_that_cannot_be_written_is_never_handed_back_as_the_new_index(tmp_path):
    Oxigraph.build(tmp_path / "i", [entry("r1", "a")], "one").close()
    done = barred(tmp_path / "i", _BARRED)
    assert (done.stdout.split(), done.stderr) == (["None", "two", node("r2").value], "")


@pytest.mark.parametrize("junk", [b"junk " * 400, b"SQLite format 3\0" + b"\0" * 500])
@pytest.mark.parametrize("read_only", [True, False])
def test_a_junk_ledger_lets_go_of_the_quads_while_its_error_is_held(tmp_path, junk, read_only):
    Oxigraph.build(tmp_path, [entry("r1", "a")], "one").close()
    (tmp_path / "ledger.sqlite").write_bytes(junk)
    with pytest.raises(IndexBroken, match="damaged") as first:
        Oxigraph(tmp_path, read_only=read_only)
    with pytest.raises(IndexBroken, match="damaged"):
        Oxigraph(tmp_path)
    Oxigraph.build(tmp_path, [entry("r1", "a")], "one").close()
    assert first.value.__traceback__


def test_a_page_of_the_ledger_that_is_damaged_is_a_damaged_index(tmp_path):
    Oxigraph.build(tmp_path, [entry(f"r{n}", f"a{n}") for n in range(300)], "one").close()
    ledger = tmp_path / "ledger.sqlite"
    data = ledger.read_bytes()
    ledger.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(IndexBroken, match="reindex"):
        list(Oxigraph(tmp_path, read_only=True).graphs())


@pytest.fixture
def small(tmp_path):
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    options = ["-t", "tmpfs", "-o", "size=2m", "tmpfs", str(disk)]
    if not mount or not unmount or subprocess.run([mount, *options], capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield disk
    subprocess.run([unmount, "-l", str(disk)], check=True)


def test_a_full_disk_is_called_one(small):
    many = [entry(f"r{n}", f"a{n}", says=("words " * 200,)) for n in range(2000)]
    with pytest.raises(StoreError, match="disk is full") as caught:
        Oxigraph.build(small / "i", many, "one")
    assert type(caught.value) is StoreError
    store = Oxigraph.build(small / "i", many[:5], "two")
    with pytest.raises(StoreError, match="disk is full"):
        store.put(many)
    assert store.stamp is None
    store.close()


def test_an_error_of_whoever_makes_the_entries_is_theirs(tmp_path):
    def torn():
        yield entry("r1", "a")
        raise FileNotFoundError("gone")

    with pytest.raises(FileNotFoundError, match="gone"):
        Oxigraph.build(tmp_path / "i", torn(), "one")
    Oxigraph(tmp_path / "i").close()


def test_a_lock_says_what_is_going_on(tmp_path, monkeypatch):
    monkeypatch.setattr("provenance.stores.lock.WAIT", 0.0)
    held = FolderLock(tmp_path, shared=False)
    with pytest.raises(IndexLocked, match=r"^the archive is being added to by another process; wait"):
        FolderLock(tmp_path, shared=False, what="the archive is being added to by another process")
    with pytest.raises(IndexLocked, match=r"^the index "):
        FolderLock(tmp_path, shared=False)
    held.release()


@pytest.mark.parametrize("name", ["http://x y", ":", "foo: bar", ""])
def test_what_is_no_iri_names_nothing(tmp_path, name):
    store = Oxigraph.build(tmp_path, [entry("r1", "a")], "one")
    assert store.ending(name) == store.describing(name) == store.revisions(name) == store.captured(name) == []
    store.close()
