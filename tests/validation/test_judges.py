"""Independent judges of the records we write: schema.org's own vocabulary, further JSON-LD readers, the W3C's cases."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from invented_article import document, dumps, record

from provenance import rdf
from provenance.validation import graph

KIT = Path(os.environ.get("PROVENANCE_KIT", Path(__file__).parents[3] / "shared" / "kit"))
needs_kit = pytest.mark.skipif(not KIT.is_dir(), reason="the kit of judges is not part of the package")
EXAMPLES = pytest.mark.parametrize("primary", [False, True], ids=["article", "primary"])


def nquads(found):
    return "".join(f"{quad} .\n" for quad in found)


@needs_kit
@EXAMPLES
def test_schema_org_knows_every_class_and_property_where_we_use_it(tmp_path, primary):
    path = tmp_path / "record.nq"
    path.write_text(nquads(rdf.quads(record(primary=primary))), encoding="utf-8")
    command = [sys.executable, "-W", "ignore", str(KIT / "bin" / "schemaorg_check.py"), str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.stdout.strip(), found.returncode) == ("OK", 0), found.stdout + found.stderr


@EXAMPLES
def test_pyld_and_rdflib_read_the_same_and_the_digests_agree(primary):
    data = dumps(document(primary=primary))
    assert list(graph.second_opinions(data, document(primary=primary), rdf.parse(data))) == []


@pytest.mark.slow
@needs_kit
@EXAMPLES
def test_jsonld_js_comes_to_the_same_canonical_quads(tmp_path, primary):
    modules = os.environ.get("NODE_PATH", "")
    if not shutil.which("node") or not any((Path(p) / "jsonld").is_dir() for p in modules.split(os.pathsep) if p):
        pytest.skip("node with the package jsonld on NODE_PATH is not here")
    path = tmp_path / "record.jsonld"
    path.write_bytes(dumps(document(primary=primary)))
    command = ["node", str(KIT / "bin" / "jl.js"), "canon", str(path)]
    found = subprocess.run(command, capture_output=True, text=True, check=True)
    assert found.stdout == rdf.canonical(rdf.quads(record(primary=primary)))


@EXAMPLES
def test_rapper_reads_the_quads(tmp_path, primary):
    rapper = shutil.which("rapper")
    if rapper is None:
        pytest.skip("rapper (raptor2-utils) is not installed")
    path = tmp_path / "record.nq"
    path.write_text(nquads(rdf.quads(record(primary=primary))), encoding="utf-8")
    found = subprocess.run([rapper, "-q", "-i", "nquads", "-c", str(path)], capture_output=True, text=True, check=False)
    assert (found.returncode, found.stderr) == (0, "")


APPENDIX = {"List"}
"""oa:List stands in appendix D of the Web Annotation Vocabulary, and not in the file of the namespace."""


@needs_kit
@pytest.mark.parametrize("schema", ["prov-o", "oa"])
def test_every_term_of_a_standard_that_we_use_is_in_the_standard(schema):
    """A misspelt property of PROV or Web Annotation would be read without complaint by everybody."""
    files = {"oa": [KIT / "annotation" / "oa.ttl"], "prov-o": sorted((KIT / "prov" / "ontology").glob("*"))}[schema]
    text = "\n".join(path.read_text(encoding="utf-8", errors="replace") for path in files if path.is_file())
    namespace = {"oa": "http://www.w3.org/ns/oa#", "prov-o": "http://www.w3.org/ns/prov#"}[schema]
    prefix = schema.partition("-")[0]
    used = {
        term.value.removeprefix(namespace)
        for quad in rdf.quads(record())
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(namespace)
    }
    assert used
    for term in used - APPENDIX:
        assert re.search(rf"(^|\W)({prefix}:|#|:){term}\b", text), term


def canon_cases():
    folder = KIT / "w3c" / "rdf-canon" / "tests" / "rdfc10"
    return sorted(folder.glob("test*-in.nq")) if folder.is_dir() else []


LEFT_OUT = {"test044", "test045", "test046", "test075"}
"""Three are made to take long, and are to be given up on, not solved; the last asks for SHA-384."""


@pytest.mark.skipif(not canon_cases(), reason="the W3C cases are not here")
def test_the_canonical_form_is_that_of_the_w3c_cases():
    checked = 0
    for case in canon_cases():
        expected = case.with_name(case.name.replace("-in.nq", "-rdfc10.nq"))
        if not expected.is_file() or case.name.partition("-")[0] in LEFT_OUT:
            continue
        found = rdf.canonical(ox.parse(case.read_bytes(), ox.RdfFormat.N_QUADS))
        assert found == expected.read_text(encoding="utf-8"), case.name
        checked += 1
    assert checked > 50
