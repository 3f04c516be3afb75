"""Where words were said: by the nouns that name such places, or because the whole text is a statement."""

from __future__ import annotations

from datetime import date

import pytest
from attributed import only, told


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("Addressing her weekly press briefing, Orla Quist said that it rains.", "news conference"),
        ("Orla Quist told a news conference that it rains.", "news conference"),
        ("Orla Quist told a hearing of the harbour committee that it rains.", "hearing"),
        ("“It rains,” Orla Quist told councillors at Tuesday night’s hearing.", "hearing"),
        ("“It rains,” Orla Quist wrote on X.", "social media"),
        ("Orla Quist wrote on Facebook that it rains.", "social media"),
        ("“It rains,” Orla Quist posted on Truth Social.", "social media"),
        ("“It rains,” Orla Quist said in a post on social media.", "social media"),
        ("“It rains,” Orla Quist said in an emailed statement.", "statement"),
        ("“It rains,” Orla Quist said in a press release.", "statement"),
        ("“It rains,” the statement said.", "statement"),
        ("“It rains,” Orla Quist said on X-ray day.", "unknown"),
        ("“It rains,” Orla Quist told the committee.", "unknown"),
    ],
)
def test_the_noun_tells(text, setting):
    assert only(text).row.setting == setting


def test_the_night_of_a_hearing_is_its_day():
    row = only("“It rains,” Orla Quist told councillors at Tuesday night’s hearing.")
    assert row.row.said is not None
    assert row.row.said.date == date(2024, 3, 12)


HEAD = "\n\nThe bridge is closed.\n\nOrla Quist said: “It rains.”\n\nShe added on Facebook that it pours.\n"


@pytest.mark.parametrize(
    "text",
    [
        f"NORTHERN HARBOUR AUTHORITY\nPRESS STATEMENT{HEAD}",
        f"For immediate release\n\nBridge closed{HEAD}",
        f"Bridge closed{HEAD}\nENDS\n\nNotes to editors\n1. The bridge is old.\n",
    ],
)
def test_a_text_that_is_itself_a_statement(text):
    assert [row.row.setting for row in told(text)] == ["statement", "social media"]


def test_an_article_about_a_statement_is_none():
    assert [row.row.setting for row in told(f"A press statement came late.{HEAD}")] == ["unknown", "social media"]
