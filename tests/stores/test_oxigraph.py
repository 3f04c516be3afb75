from __future__ import annotations

import subprocess
import sys

import pyoxigraph as ox
import pytest
from stored_entries import entry, node, term

from provenance.stores import STORES, Entry, IndexBroken, IndexLocked, Whereabouts
from provenance.stores.oxigraph import Oxigraph


def count(store, subject=None, predicate=None, obj=None, graph=ox.DefaultGraph()):  # noqa: B008
    return len(list(store.dataset.quads_for_pattern(subject, predicate, obj, graph)))


def merge(store):
    """The default graph, with nodes of no name made alike."""
    return sorted(
        " ".join("_" if isinstance(part, ox.BlankNode) else str(part) for part in quad.triple)
        for quad in store.dataset.quads_for_pattern(None, None, None, ox.DefaultGraph())
    )


def test_the_table_resolves():
    assert STORES.names() == ("oxigraph",)
    assert STORES.load("oxigraph") is Oxigraph


def test_a_triple_stated_in_two_records_counts_once(store):
    store.put([entry("r1", "a"), entry("r2", "b")], stamp="one")
    assert count(store, node("outlet"), term("name")) == 1
    assert count(store, node("outlet"), term("name"), graph=None) == 3
    assert count(store, None, term("relation")) == 2, "each record's nodes of no name are its own"
    assert list(store.graphs()) == [node("r1").value, node("r2").value]
    assert store.stamp == "one"


def test_a_superseded_record_leaves_the_default_graph_and_stays_a_graph(store):
    store.put([entry("r1", "a", says=("old",)), entry("r2", "b")])
    store.put([entry("r1-2", "a", says=("new",))], superseded=[node("r1").value])
    fresh = Oxigraph(None)
    fresh.put([entry("r2", "b"), entry("r1-2", "a", says=("new",)), entry("r1", "a", current=False, says=("old",))])
    assert merge(store) == merge(fresh)
    assert [
        str(q.object) for q in store.dataset.quads_for_pattern(None, term("headline"), None, ox.DefaultGraph())
    ] == ['"new"']
    assert not store.current(node("r1").value)
    assert store.holds(node("r1").value)
    assert count(store, None, term("headline"), ox.Literal("old"), node("r1")) == 1


def test_what_another_current_record_states_stays(store):
    store.put([entry("r1", "a"), entry("r2", "b")])
    store.put([], superseded=[node("r1").value])
    assert count(store, node("outlet"), term("name")) == 1
    store.put([], superseded=[node("r2").value])
    assert count(store) == 0


def test_putting_a_record_again_changes_nothing(store):
    store.put([entry("r1", "a", says=("x",)), entry("r2", "b")])
    before = merge(store), len(store.dataset)
    store.put([entry("r1", "a", says=("x",))])
    assert (merge(store), len(store.dataset)) == before


def test_a_current_record_put_as_superseded_leaves_the_default_graph(store):
    store.put([entry("r1", "a")])
    store.put([entry("r1", "a", current=False)])
    assert (count(store), store.current(node("r1").value)) == (0, False)


def test_remove_forgets_a_record(store):
    store.put([entry("r1", "a"), entry("r2", "b")])
    store.remove([node("r1").value, node("unknown").value], stamp="two")
    assert list(store.graphs()) == [node("r2").value]
    assert count(store, node("outlet"), term("name")) == 1
    assert count(store, node("a"), graph=None) == 0
    assert store.stamp == "two"


def test_a_quad_in_another_graph_is_refused_before_anything_is_touched(store):
    store.put([entry("r1", "a")], stamp="one")
    stray = Entry(node("r2").value, [ox.Quad(node("s"), term("name"), ox.Literal("x"))])
    with pytest.raises(ValueError, match="another graph"):
        store.put([entry("r3", "c"), stray])
    assert (list(store.graphs()), store.stamp) == ([node("r1").value], "one")


def test_a_change_that_breaks_off_leaves_no_stamp(store, monkeypatch):
    store.put([entry("r1", "a")], stamp="one")
    monkeypatch.setattr(store._ledger, "finish", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        store.put([entry("r2", "b")], stamp="two")
    assert store.stamp is None


def test_lookups(store):
    store.put([entry("r1", "a")])
    store.put([entry("r1-2", "a")], superseded=[node("r1").value])
    a, r1, r2 = node("a").value, node("r1").value, node("r1-2").value
    assert store.captured(node("capture-a").value) == [Whereabouts(a, r2, True), Whereabouts(a, r1, False)]
    assert store.record_of(a) == r2
    assert [place.record for place in store.revisions(a)] == [r2, r1]
    assert store.record_of(node("b").value) is None
    assert store.describing(node("capture-a").value) == [r2, r1]
    assert store.ending("capture-a") == [node("capture-a").value]
    assert store.ending(a) == [a]
    assert store.ending("apture-a") == store.ending("nothing") == store.ending("no name at all") == []


def test_the_index_survives_reopening(tmp_path):
    store = Oxigraph.build(tmp_path / "i", (entry(f"r{n}", f"a{n}", current=n != 3) for n in range(5)), "five")
    there = merge(store)
    store.close()
    again = Oxigraph(tmp_path / "i", read_only=True)
    assert (merge(again), again.stamp, again.record_of(node("a3").value)) == (there, "five", None)
    assert len(list(again.graphs())) == 5
    again.close()


def test_building_clears_what_stood_there_even_if_damaged(tmp_path):
    folder = tmp_path / "i"
    Oxigraph.build(folder, [entry("r1", "a")], "one").close()
    (folder / "quads" / "CURRENT").write_text("junk")
    for read_only in (False, True):
        with pytest.raises(IndexBroken, match="provenance reindex"):
            Oxigraph(folder, read_only=read_only)
    built = Oxigraph.build(folder, [entry("r2", "b")], "two")
    assert (list(built.graphs()), built.stamp) == ([node("r2").value], "two")
    built.close()


def test_a_damaged_ledger_is_a_damaged_index(tmp_path):
    folder = tmp_path / "i"
    Oxigraph.build(folder, [entry("r1", "a")], "one").close()
    (folder / "ledger.sqlite").write_bytes(b"junk " * 400)
    for read_only in (False, True):
        with pytest.raises(IndexBroken, match="provenance reindex"):
            Oxigraph(folder, read_only=read_only)


def test_a_reader_makes_no_index(tmp_path):
    with pytest.raises(IndexBroken, match=r"no index in .*provenance reindex"):
        Oxigraph(tmp_path / "none", read_only=True)


def test_memory_where_the_folder_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("in the way")
    store = Oxigraph.build(tmp_path / "file" / "index", [entry("r1", "a")], "one")
    assert store.folder is None
    assert (list(store.graphs()), store.stamp) == ([node("r1").value], "one")
    store.close()


_HOLD = """
import sys
from pathlib import Path
from provenance.stores.oxigraph import Oxigraph
store = Oxigraph(Path(sys.argv[1]), read_only=sys.argv[2] == "reader")
print("open", flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize(
    ("other", "read_only", "let_in"),
    [("writer", False, False), ("writer", True, False), ("reader", False, False), ("reader", True, True)],
)
def test_many_readers_or_one_writer(tmp_path, monkeypatch, other, read_only, let_in):
    monkeypatch.setattr("provenance.stores.lock.WAIT", 0.1)
    folder = tmp_path / "i"
    Oxigraph.build(folder, [entry("r1", "a")], "one").close()
    command = [sys.executable, "-c", _HOLD, str(folder), other]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout.readline() == "open\n"
        if let_in:
            Oxigraph(folder, read_only=read_only).close()
        else:
            with pytest.raises(IndexLocked, match=r"in use: another process .* try again"):
                Oxigraph(folder, read_only=read_only)
        holder.stdin.close()
    Oxigraph(folder).close()
