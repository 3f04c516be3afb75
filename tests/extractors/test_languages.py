"""Which language an article is in, and what is said of one that no rules are for."""

from __future__ import annotations

import pytest
from attributed import extraction, only, reading, told

from provenance.prose.languages import UNDETERMINED, language

SWEDISH = "Hon sade att det regnar i staden och att bron är stängd. Vi kan inte vänta på den, sade borgmästaren. "
DANISH = "Broen forbliver lukket indtil efteråret, oplyser kommunen. Ingen ved, hvornår færgen sejler igen, siger hun. "
ARABIC = "قالت رئيسة البلدية إن الجسر سيبقى مغلقا حتى الخريف."
JAPANESE = "「雨が降っている」と市長は述べた。橋は秋まで閉鎖される。"
RUSSIAN = "«Идёт дождь», — сказала мэр города."
FRENCH = "« Il pleut », a déclaré la maire, Orla Quist. " + "Le pont de la ville est fermé et les bus ne passent pas. " * 6


def test_the_language_is_guessed_from_plain_evidence():
    assert only(FRENCH, language=None).speaker == "Orla Quist"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SWEDISH * 3, "sv"), (DANISH * 6, UNDETERMINED), (ARABIC, "ar"), (JAPANESE, "ja"), (RUSSIAN, "ru"),
        ("It rains.", "en"), ("", "en"), ("12.5", "en"), (FRENCH, "fr"),
    ],
    ids=["sv", "da", "ar", "ja", "ru", "short", "empty", "number", "fr"],
)  # fmt: skip
def test_a_text_that_says_nothing_of_itself(text, code):
    assert language(reading(text, language=None)) == code


@pytest.mark.parametrize(("stated", "code"), [("fra", "fr"), ("de-AT", "de"), ("es_MX", "es"), ("eng", "en"), ("und", "fr")])
def test_a_language_is_stated_in_many_ways(stated, code):
    assert language(reading(FRENCH, language=stated)) == code


@pytest.mark.parametrize("text", [SWEDISH * 3, ARABIC, JAPANESE, RUSSIAN, DANISH * 6], ids=["sv", "ar", "ja", "ru", "da"])
def test_a_language_without_rules_is_said_aloud(text):
    found = extraction(reading(text, language=None))
    assert found.attributions == ()
    assert [notice.kind for notice in found.notices] == ["unsupported-language"]


@pytest.mark.parametrize("stated", ["sv", "da", "ja", "ar"])
def test_what_is_stated_is_believed_however_short_the_text(stated):
    assert [n.kind for n in extraction(reading("Hun.", language=stated)).notices] == ["unsupported-language"]


@pytest.mark.parametrize(
    "quoted",
    [
        "« Nous ne prendrons aucun risque et le pont de la ville restera fermé pour les bus »",
        "„Wir haben das nicht gewollt, und der Schaden ist für die Stadt nicht zu beziffern“",
        "«No queremos que nadie tenga que estudiar en una cafetería de la ciudad»",
    ],
)
def test_an_english_article_with_a_foreign_quotation_is_english(quoted):
    text = f"The bridge of the old town stays shut, and it will be so for a year. {quoted}, Orla Quist said on Monday."
    assert language(reading(text, language=None)) == "en"
    assert [row.speaker for row in told(text, language=None)] == ["Orla Quist"]
