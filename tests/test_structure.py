"""The house rules that a machine can hold: layers, types, style, sizes, and every line of every table."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from provenance.extractors import EXTRACTORS
from provenance.readers import READERS
from provenance.stores import STORES
from provenance.writers import WRITERS

ROOT = Path(__file__).resolve().parent.parent
SOURCES = sorted((ROOT / "provenance").rglob("*.py"))


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)


def test_layers_hold():
    code = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_style_holds():
    done = run("ruff", "check", "--no-cache", "provenance", "tests")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
def test_types_hold():
    done = run("mypy")
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_reader_can_hold_a_file_in_mind(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


@pytest.mark.parametrize("registry", [READERS, EXTRACTORS, WRITERS, STORES], ids=lambda r: r.group)
def test_every_line_of_a_table_resolves(registry):
    assert registry.names()
    for plugin in registry.plugins:
        assert callable(registry.load(plugin.name)), plugin


def test_import_loads_nothing_heavy():
    code = "import sys, provenance; print([m for m in sys.modules if m.split('.')[0] in ('rdflib', 'pyoxigraph', 'httpx', 'lxml', 'typer')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
