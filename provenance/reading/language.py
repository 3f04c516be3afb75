"""A cheap, honest guess at a text's language from its commonest little words; none where they do not agree.

Enough to choose or refuse an extractor; a page that says its language is believed before this is asked.
"""

from __future__ import annotations

import re

_STOP = {
    "en": (
        "the of and to in that is was for with his her it as on by he she has have from they at be this "
        "are not said were which been"
    ),
    "fr": (
        "le la les des du et une est dans que qui pour pas sur au avec ce il elle sont par plus ont été "
        "cette aux ses mais nous leur"
    ),
    "de": (
        "der die das und ist nicht von mit dem den ein eine zu auf für sich des im auch es an werden aus "
        "er sie hat dass bei nach wird war"
    ),
    "es": (
        "el la los las del y que en una es por con para se no su al lo como más pero sus le ha fue este "
        "son está desde cuando"
    ),
    "it": (
        "il di che la e un una non per del della sono con gli dei le nel ha alla si è anche come più dal "
        "delle ma lo questo"
    ),
    "pt": (
        "o os que e do da em um uma para com não por mais dos como foi ao das seu sua ou na no são pela à também já"
    ),
    "nl": (
        "de het een en van in is dat op te zijn voor met niet die aan er ook als bij om hij werd maar "
        "naar heeft uit nog"
    ),
    "sv": "och att det som en är på för med av inte den till har de ett om men var jag han från vi så kan",
}
_WORDS = {language: frozenset(words.split()) for language, words in _STOP.items()}
_TOKEN = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000
_LEAST, _SHARE, _LEAD = 8, 0.12, 1.35


def guess(text: str) -> str | None:
    """A BCP 47 language of the text's first thousand words, or None when unsure.

    Unsure: fewer than 8 known little words, fewer than 12 % of the words, or a second language close behind.
    """
    words = [word.lower() for word in _TOKEN.findall(text[:_SAMPLE])]
    scores = sorted(
        ((sum(word in known for word in words), language) for language, known in _WORDS.items()), reverse=True
    )
    (best, language), (second, _) = scores[0], scores[1]
    if best < _LEAST or best < _SHARE * len(words) or best < _LEAD * second:
        return None
    return language
