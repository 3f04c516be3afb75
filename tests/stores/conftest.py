from __future__ import annotations

import pytest

from provenance.stores.oxigraph import Oxigraph


@pytest.fixture(params=["memory", "folder"])
def store(request, tmp_path):
    made = Oxigraph(None if request.param == "memory" else tmp_path / "index")
    yield made
    made.close()
