import harbour
import pytest

from provenance.citing import Form, Output, cite
from provenance.citing.style import names, style
from provenance.errors import WriteError
from provenance.notices import NoticeKind

STYLES = {
    "apa": ("list", "in-text"),
    "chicago-notes": ("list", "note"),
    "chicago-author-date": ("list", "in-text"),
    "mla": ("list", "in-text"),
}

EMPTY = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
<info><title>T</title><id>t</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<citation><layout><names variable="author"/></layout></citation>
{more}</style>"""


def one(name, **options):
    (text,), _ = cite([harbour.CASES[name]], **options)
    return text


@pytest.mark.parametrize("name", STYLES)
def test_every_case_as_it_was_read_by_a_person(name, request):
    """Each golden file was held against the style's manual, in the sections that `wording` names."""
    lines = []
    for form in STYLES[name]:
        for original in (False, True):
            lines.append(f"# {form}{', the original read' if original else ''}")
            for case, holding in harbour.CASES.items():
                texts, _ = cite([holding], style=name, form=form, cite_original=original)
                lines += [f"{case}: {text}" for text in texts or ["(not in this style's list)"]]
    harbour.golden(request.path.parent / "golden" / f"{name}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("output", ["html", "markdown"])
def test_markup_as_it_was_read_by_a_person(output, request):
    texts = [one(case, style=name, form="note", output=output) for name in ("apa", "chicago") for case in harbour.CASES]
    texts += [one(case, style="mla", output=output) for case in harbour.CASES]
    harbour.golden(request.path.parent / "golden" / f"markup.{output}", "\n".join(texts) + "\n")


def test_apa_names_the_original_and_lists_what_was_read():
    assert one("statement", form="in-text") == "(Oyelaran, 2024, as cited in de Vrijn & Ó Faoláin, 2024)"
    assert one("statement").startswith("de Vrijn, I., & Ó Faoláin, T. (2024, March 1). Harbour")


def test_chicago_notes_name_the_original_and_every_outlet():
    assert one("statement", style="chicago", form="note").startswith(
        "Ann Oyelaran, statement, February 28, 2024, quoted in Reuters, quoted in Ilse de Vrijn and Tomás Ó Faoláin, “"
    )


def test_chicago_author_date_says_quoted_in():
    found = one("statement", style="chicago-author-date", form="in-text")
    assert found.endswith("quoted in Reuters, quoted in de Vrijn and Ó Faoláin 2024)")


def test_mla_says_qtd_in():
    assert one("statement", style="mla", form="in-text") == "(Oyelaran, qtd. in de Vrijn and Ó Faoláin)"


@pytest.mark.parametrize("name", ["chicago", "chicago-author-date", "mla"])
def test_reported_words_are_not_called_quoted(name):
    found = one("indirect", style=name, form="note")
    assert "reported in" in found
    assert "quoted in" not in found
    assert "qtd." not in found


def test_who_has_read_the_original_cites_it_plainly():
    found = one("statement", form="in-text", cite_original=True)
    assert found == "(Oyelaran, 2024)"
    assert one("statement", cite_original=True) == "Oyelaran, A. (2024, February 28). [Statement]."


def test_words_given_to_the_outlet_itself_name_the_speaker():
    assert one("own", form="in-text") == "Jan Brandt (de Vrijn & Ó Faoláin, 2024)"


def test_a_list_has_each_source_once_in_the_styles_order():
    texts, _ = cite(harbour.CASES.values(), style="apa")
    assert len(texts) == len(set(texts)) == 4
    assert [text[:2] for text in texts] == ["de", "de", "de", "Ha"]


def test_two_sources_that_look_alike_are_said():
    other = harbour.whole(harbour.replace(harbour.FULL, url="https://bugle.example/other", headline="The nets"))
    _, notices = cite([harbour.whole(), other], style="apa", form="in-text")
    assert [notice.kind for notice in notices] == [NoticeKind.DOUBTFUL]


def test_mla_tells_two_articles_by_one_author_apart():
    other = harbour.whole(harbour.replace(harbour.FULL, url="https://bugle.example/other", headline="The nets"))
    texts, notices = cite([harbour.whole(), other], style="mla", form="in-text")
    assert texts[1] == "(de Vrijn and Ó Faoláin, “The Nets”)"
    assert notices == []


def test_a_form_that_the_style_has_not_is_said():
    _, notices = cite([harbour.whole()], style="apa", form=Form.NOTE)
    assert [notice.kind for notice in notices] == [NoticeKind.DOUBTFUL]


def test_nothing_to_cite():
    assert cite([], style="mla") == ([], [])


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["chicago-notes", "nature", "vancouver-nlm", "ieee", "harvard-cite-them-right", "din-1505-2"]
)
def test_styles_of_the_repository(name):
    for form in Form:
        texts, _ = cite(list(harbour.CASES.values()), style=name, form=form)
        assert texts
        assert all(text.strip() for text in texts)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"style": "chicgo"}, "did you mean chicago"),
        ({"style": "APA "}, "no citation style named"),
        ({"style": "../apa"}, "no citation style file"),
        ({"style": "nowhere.csl"}, "no citation style file nowhere.csl"),
        ({"form": "footnote"}, "there are: list, in-text, note"),
        ({"output": "docx"}, "there are: text, html, markdown"),
    ],
)
def test_what_cannot_be_done_is_one_clear_line(options, message):
    with pytest.raises(WriteError, match=message) as found:
        cite([harbour.whole()], **options)
    assert "\n" not in str(found.value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<style", "not a citation style"),
        ("<html/>", "its root is no CSL style"),
        (EMPTY.format(more=""), "has no list of sources"),
        ("", "not a citation style"),
    ],
)
def test_a_file_that_is_no_style(text, message, tmp_path):
    file = tmp_path / "mine.csl"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(WriteError, match=message):
        cite([harbour.whole()], style=str(file))


def test_a_style_from_a_file(tmp_path):
    file = tmp_path / "mine.csl"
    file.write_bytes(style("apa").path.read_bytes())
    assert cite([harbour.whole()], style=str(file))[0] == cite([harbour.whole()], style="apa")[0]


def test_a_file_that_is_not_valid_is_used_and_said(tmp_path):
    file = tmp_path / "mine.csl"
    file.write_text(
        EMPTY.format(more='<bibliography><layout colour="red"><text variable="title"/></layout></bibliography>')
    )
    texts, notices = cite([harbour.whole()], style=str(file))
    assert texts == [harbour.FULL.headline]
    assert [notice.kind for notice in notices] == [NoticeKind.DOUBTFUL]


def test_nothing_in_a_headline_is_markup():
    headline = "<b>5 < 6</b> & *stars* <span class=“nocase”>x</span> \\ue"
    url = 'https://bugle.example/"><script>alert(1)</script>'
    holding = harbour.whole(harbour.replace(harbour.FULL, headline=headline, url=url))
    (text,), _ = cite([holding], style="apa")
    assert headline in text
    (html,), _ = cite([holding], style="apa", output=Output.HTML)
    assert "<b>" not in html
    assert "<script" not in html
    assert "&lt;b&gt;5 &lt; 6&lt;/b&gt; &amp; *stars*" in html
    (markdown,), _ = cite([holding], style="apa", output=Output.MARKDOWN)
    assert r"\<b\>5 \< 6\</b\> &amp; \*stars\*" in markdown


def test_every_style_of_ours_has_a_file():
    known = names()
    assert known[:3] == ["chicago", "chicago-notes", "mla"]
    assert len(known) > 2000


def test_a_dependent_style_is_its_parent(tmp_path):
    file = tmp_path / "mine.csl"
    file.write_text(
        """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="de-DE">
        <info><title>T</title><id>t</id><link href="http://www.zotero.org/styles/apa" rel="independent-parent"/>
        <updated>2024-01-01T00:00:00+00:00</updated></info></style>"""
    )
    (text,), notices = cite([harbour.whole()], style=str(file))
    assert "(2024, 1. März)" in text or "(2024, März 1)" in text
    assert notices == []
    assert style("nature-digest").has_list


@pytest.mark.parametrize(
    ("headline", "printed"),
    [
        ('Mayor: "we open"', "“Mayor: ‘We Open.’” "),
        ("Shut 'however long', says mayor", "“Shut ‘However Long’, Says Mayor.” "),
        ("The mayor's boats' nets", "“The Mayor’s Boats’ Nets.” "),
        ("Who pays? Nobody", "“Who Pays? Nobody.” "),
    ],
)
def test_straight_marks_are_printed_as_curly_ones(headline, printed):
    holding = harbour.whole(harbour.replace(harbour.FULL, headline=headline, author=()))
    (text,), _ = cite([holding], style="mla")
    assert text.startswith(printed)
