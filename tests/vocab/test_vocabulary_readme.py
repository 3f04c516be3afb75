"""The README names only what is there, and leaves out none of our classes."""

import re

from provenance import vocab

README = vocab.path("README.md").read_text(encoding="utf-8")


def test_every_term_of_ours_in_the_readme_is_in_the_context():
    named = set(re.findall(r"`pr:(\w+)`", README))
    assert named
    assert named <= set(vocab.context())


def test_every_shape_in_the_readme_is_in_the_shapes():
    named = set(re.findall(r"`s:(\w+)`", README))
    assert named
    assert all(f"\ns:{name} a sh:" in vocab.text("shapes.ttl") for name in named)


def test_every_file_of_the_vocabulary_is_in_its_table():
    files = {path.name for path in vocab.path("README.md").parent.iterdir() if path.name != "README.md"}
    assert files == set(re.findall(r"^\| `([\w.]+)` \|", README, re.MULTILINE))


def test_it_says_that_the_addresses_are_not_registered():
    assert "not registered" in README.lower()
