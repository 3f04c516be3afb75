from __future__ import annotations

import pytest
from invented import entries

from provenance.stores.oxigraph import Oxigraph


@pytest.fixture(scope="session")
def index():
    store = Oxigraph(None)
    store.put(entries())
    yield store
    store.close()


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    store = Oxigraph.build(tmp_path_factory.mktemp("index"), entries(), "one")
    yield store
    store.close()
