"""French, German and Spanish: the plainest attributions, with less confidence; any other language says so."""

from __future__ import annotations

import pytest
from attributed import extraction, only, reading

ENGLISH = only('"It rains," Orla Quist said.').row.confidence


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "« Il pleut », a déclaré la maire, Orla Quist.", ["Il pleut"]),
        ("fr", "« Il pleut, a déclaré mardi la maire, Orla Quist. Encore. »", ["Il pleut", "Encore."]),
        ("de", "„Es regnet“, sagte Orla Quist am Montag. „Noch immer.“", ["Es regnet", "Noch immer."]),
        ("es", "«Llueve», dijo la alcaldesa, Orla Quist.", ["Llueve"]),
        ("es", "«Llueve —explicó el jueves la alcaldesa, Orla Quist—. Aún».", ["Llueve", "Aún"]),
    ],
)
def test_quoted_words_beside_a_cue(language, text, content):
    row = only(text, language=language)
    assert (row.row.kind, row.content, row.speaker) == ("direct", content, "Orla Quist")
    assert row.row.confidence < ENGLISH


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("fr", "Selon les services, les arches sont fissurées.", "les arches sont fissurées"),
        ("es", "El horario costará mil euros, según el concejo.", "El horario costará mil euros"),
    ],
)
def test_according_to(language, text, content):
    row = only(text, language=language)
    assert (row.row.kind, row.content, row.speaker) == ("indirect", [content], None)


def test_the_language_is_guessed_from_plain_evidence():
    text = (
        "« Il pleut », a déclaré la maire, Orla Quist. "
        + "Le pont de la ville est fermé et les bus ne passent pas sur la rive. " * 4
    )
    assert only(text, language=None).speaker == "Orla Quist"


def test_a_language_without_rules_is_said_aloud():
    found = extraction(reading("Hun sagde, at det regner.", language="da"))
    assert found.attributions == ()
    assert [notice.kind for notice in found.notices] == ["unsupported-language"]
