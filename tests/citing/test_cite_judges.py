"""Another citation processor, with its own copy of the styles, on the CSL JSON that we export."""

import io
import json
import re
import subprocess

import harbour
import pytest

from provenance.citing import cite
from provenance.writers import WRITERS

STYLES = {
    "apa": "apa",
    "chicago-notes": "chicago-notes-bibliography",
    "chicago-author-date": "chicago-author-date",
    "mla": "modern-language-association",
}


@pytest.mark.slow
@pytest.mark.parametrize("name", STYLES)
@pytest.mark.parametrize("case", ["article", "untitled"])
def test_pandoc_prints_the_same_list_and_citation(name, case, tmp_path):
    pandoc = harbour.program("pandoc")
    csl = harbour.kit(f"csl/styles/{STYLES[name]}.csl")
    out = io.BytesIO()
    WRITERS.load("csljson")([harbour.CASES[case]], out)
    (tmp_path / "items.json").write_bytes(out.getvalue())
    (tmp_path / "text.md").write_text(f"[@{json.loads(out.getvalue())[0]['id']}]\n", encoding="utf-8")
    command = [pandoc, "--citeproc", "--csl", str(csl), "--bibliography", "items.json", "-t", "plain", "--wrap=none"]
    said = subprocess.run([*command, "text.md"], cwd=tmp_path, capture_output=True, check=True, timeout=120)
    theirs = [line for line in said.stdout.decode().split("\n") if line.strip()]
    form = "note" if name == "chicago-notes" else "in-text"
    (listed,), _ = cite([harbour.CASES[case]], style=name)
    (cited,), _ = cite([harbour.CASES[case]], style=name, form=form)
    assert listed in theirs
    # The case of a description such as 'news article' in a note is ours: CMOS 17, section 14.209, has it small.
    assert _plain(cited) in [_plain(re.sub(r"^\[1\] ", "", line)) for line in theirs]


def _plain(text):
    return text.replace("News article", "news article")
