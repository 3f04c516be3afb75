"""What many tests work with: where the samples are, a fixed time, readings of a text, the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from provenance.model.reading import Metadata, Source
from provenance.readers import read

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
SAMPLES = ROOT / "tests" / "samples"
AT = datetime(2024, 4, 1, tzinfo=UTC)


def readings(text: str, name: str = "a.txt", media_type: str = "text/plain", **given):
    """The readings of a text, as if it had been a file of this name."""
    return list(read(Source(name, text.encode(), media_type, given=Metadata(**given))))


def files(root: Path) -> dict[str, bytes]:
    """Every file below a folder but the index and the lock, which are no part of what is kept."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and "index" not in path.relative_to(root).parts and path.name != "lock"
    }


def provenance(*arguments: object, cwd: Path | None = None, stdin: bytes | None = None, before=(), **env: str):
    """Run the command line as a user would: a process of its own, its output captured as text."""
    clean = {k: v for k, v in os.environ.items() if k not in ("PROVENANCE_ARCHIVE", "SOURCE_DATE_EPOCH")}
    done = subprocess.run(
        [*before, sys.executable, "-m", "provenance", *map(str, arguments)],
        cwd=cwd, input=stdin, capture_output=True, env=clean | env, check=False, timeout=120,
    )  # fmt: skip
    done.out, done.err = done.stdout.decode(), done.stderr.decode()
    return done
