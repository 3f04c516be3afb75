"""Fixtures that many tests need: archives that are closed again, and how to add to them."""

from __future__ import annotations

from contextlib import ExitStack

import pytest
from workbench import AT

from provenance.archive import Adding, Archive


@pytest.fixture
def archives():
    """Makes and opens archives, and closes them when the test is over."""
    with ExitStack() as stack:

        def at(root, *, new=False):
            return stack.enter_context(Archive.create(root) if new else Archive.open(root))

        yield at


@pytest.fixture
def archive(tmp_path, archives):
    return archives(tmp_path / "archive", new=True)


@pytest.fixture
def how():
    return Adding(AT)
