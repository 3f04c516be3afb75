"""What stands above a plain text: who publishes it, its headline, its day."""

from __future__ import annotations

import pytest
from workbench import readings

PROSE = "The harbour bridge was shut on Tuesday after divers found rust on its second pier, the mayor said.\n\n" * 2


def read(above: str):
    (got,) = readings(f"{above}\n\n{PROSE}")
    meta = got.metadata
    return (
        meta.publisher and meta.publisher.name,
        meta.headline,
        meta.date_published and meta.date_published.isoformat(),
        [byline.name for byline in meta.author],
    )


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ("Norwick Gazette\n\nBridge shut for repair\n\nBy Ada Moss\n\n12 March 2024", ("Norwick Gazette", "Bridge shut for repair", "2024-03-12", ["Ada Moss"])),
        ("NORWICK TODAY\n\nBridge shut for repair", ("Norwick Today", "Bridge shut for repair", None, [])),
        ("MINISTRY OF WORKS\nNorwick\n\nPRESS STATEMENT\n\n12 March 2024\n\nBridge to be shut", ("Ministry of Works", "Bridge to be shut", "2024-03-12", [])),
        ("Bridge shut for repair\n\nBy ADA MOSS-WEST\nFederal Wire\n\nMarch 12, 2024", ("Federal Wire", "Bridge shut for repair", "2024-03-12", ["Ada Moss-West"])),
        ("Le Courrier de la Morvelle\n\nMardi 12 mars 2024\n\nLe pont est fermé", ("Le Courrier de la Morvelle", "Le pont est fermé", "2024-03-12", [])),
        ("Der Norwicker\n\nDienstag, 12. März 2024\n\nBrücke bleibt bis auf Weiteres gesperrt", ("Der Norwicker", "Brücke bleibt bis auf Weiteres gesperrt", "2024-03-12", [])),
        ("«El puente no volverá a abrir»\n\nLa Tribuna de Norwick\nMartes 12 de marzo de 2024", ("La Tribuna de Norwick", "«El puente no volverá a abrir»", "2024-03-12", [])),
        ("BRIDGE OF SIGHS\n\nThe Daily Norwick\n\nPosted Tue 12 Mar 2024 at 12:15pm", ("The Daily Norwick", "BRIDGE OF SIGHS", "2024-03-12", [])),
        ("Bridge shut for repair", (None, "Bridge shut for repair", None, [])),
        ("Bridge shut for repair\n\nDivers found rust on a pier", (None, "Bridge shut for repair", None, [])),
        ("Mayor Quist Shuts Bridge", (None, "Mayor Quist Shuts Bridge", None, [])),
    ],
)  # fmt: skip
def test_the_lines_above_are_told_by_their_form(above, found):
    assert read(above) == found


@pytest.mark.parametrize(
    ("opening", "dateline", "credit", "day"),
    [
        ("LENK, Oct 10, 2024 (Halyard) - ", "LENK, Oct 10, 2024", "Halyard", "2024-10-10"),
        ("ACCRA, Ghana (Federal Press) — ", "ACCRA, Ghana", "Federal Press", None),
        ("Pretoria, 8 October 2024 – ", "Pretoria, 8 October 2024", None, "2024-10-08"),
        ("The bridge – ", None, None, None),
    ],
)
def test_a_dateline_tells_place_agency_and_day(opening, dateline, credit, day):
    (got,) = readings(f"Bridge shut for repair\n\n{opening}{PROSE}")
    meta = got.metadata
    assert (meta.dateline, meta.credit) == (dateline, credit)
    assert (meta.date_published and meta.date_published.isoformat()) == day


def test_a_day_in_the_prose_is_not_the_article_s():
    (got,) = readings(f"Bridge shut for repair\n\nOn 3 March 2021 the bridge was shut for the first time.\n\n{PROSE}")
    assert got.metadata.date_published is None


@pytest.mark.parametrize(
    ("url", "publisher"),
    [
        ("https://www.lemonde.fr/a/1", "Le Monde"),
        ("https://amp.theguardian.com/a", "The Guardian"),
        ("https://notlemonde.fr/a", None),
        ("https://norwick.example/a", None),
    ],
)
def test_a_known_address_says_who_publishes(url, publisher):
    (got,) = readings(f"Bridge shut for repair\n\n{PROSE}", url=url)
    assert (got.metadata.publisher and got.metadata.publisher.name) == publisher
