"""Makes ``records/``, the sample archive: ``python tests/samples/build.py [FOLDER]``.

The articles about the harbour are ours and free, so their captures and texts are in it. The two seed
articles are somebody else's: of them it has the records alone, with digests in place of the text.
"""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from provenance.archive import Added, Adding, Archive
from provenance.model.reading import Reading
from provenance.readers import READERS, read
from provenance.reading.sources import open_sources

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLES = ROOT / "tests" / "samples"
SEEDS = ROOT.parent / "shared" / "seeds"
AT = datetime(2026, 11, 22, tzinfo=UTC)
ENGINE = "rules"  # the same to the last byte on every processor, which how sure a network is, is not


def build(root: Path) -> list[Added]:
    """The sample archive in a new folder; what became of each input."""
    harbour = SAMPLES / "harbour"
    with Archive.create(root) as archive:
        done = list(archive.add(_readings(harbour / "statement.txt"), Adding(AT, ENGINE, primary=True)))
        done += archive.add(_readings(harbour), Adding(AT, ENGINE))
        done += archive.add(_readings(*sorted(SEEDS.glob("*.txt"))), Adding(AT, ENGINE, keep=False))
    return done


def _readings(*paths: Path) -> list[Reading]:
    found = [one for source in open_sources(map(str, paths), READERS) for one in read(source)]
    assert all(isinstance(one, Reading) for one in found), found
    return found


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "records"
    assert SEEDS.is_dir(), f"the seed articles are not in {SEEDS}"
    if folder.exists():
        shutil.rmtree(folder)
    for added in build(folder):
        print(added.outcome, added.record, Path(added.name).name)
    shutil.rmtree(folder / "index")
    (folder / "lock").unlink()
