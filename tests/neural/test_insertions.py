"""What stands between two parts of a content: an insertion belongs to it, the narrator's words between quotations do not."""

from __future__ import annotations

import provenance


def contents(text: str) -> list[list[str]]:
    return [[text[a:b] for a, b in one.content] for one in provenance.extract(text).attributions if one.speaker]


def test_the_narrator_s_words_between_quotations_are_nobody_s():
    text = "Maren Tollock would not be hurried. “It is late.” She paused. “Let us go home now,” Tollock said.\n"
    assert all("paused" not in part for content in contents(text) for part in content)


def test_words_between_two_short_quotations_of_two_people_stay_apart():
    text = "Maren Tollock called it a “shame” and, says Jory Pell, a “scandal” of the first order.\n"
    assert all("says" not in part for content in contents(text) for part in content)
