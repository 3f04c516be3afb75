import pytest

from provenance.bibliography import LiteralName, PersonName
from provenance.bibliography.name import body, person


@pytest.mark.parametrize(
    ("printed", "family", "given", "particle", "suffix"),
    [
        ("Ann Oyelaran", "Oyelaran", "Ann", None, None),
        ("Ilse de Vrijn", "Vrijn", "Ilse", "de", None),
        ("Karl van der Brandt", "Brandt", "Karl", "van der", None),
        ("Mary Van Hollis", "Van Hollis", "Mary", None, None),
        ("Tomás Ó Faoláin", "Ó Faoláin", "Tomás", None, None),
        ("Rosa María Quill", "Quill", "Rosa María", None, None),
        ("Samuel P. Reed Jr.", "Reed", "Samuel P.", None, "Jr."),
        ("Samuel Reed, Jr.", "Reed", "Samuel", None, "Jr."),
        ("Reed, Samuel", "Reed", "Samuel", None, None),
        ("de Vrijn, Ilse", "Vrijn", "Ilse", "de", None),
        ("Ann\n  Oyelaran", "Oyelaran", "Ann", None, None),
        ("bell hart", "hart", "bell", None, None),
    ],
)
def test_a_printed_name_in_its_parts(printed, family, given, particle, suffix):
    assert person(printed) == PersonName(family, given, particle, suffix)


def test_one_word_is_not_split():
    assert person("Quillon") == LiteralName("Quillon")


def test_a_body_is_never_split():
    assert body("Port Authority of Nordhaven").inverted == "Port Authority of Nordhaven"


def test_the_three_ways_to_print_a_name():
    name = person("Ilse de Vrijn")
    assert (name.full, name.short, name.inverted) == ("Ilse de Vrijn", "de Vrijn", "de Vrijn, Ilse")
