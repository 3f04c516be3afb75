"""CSL elements as the specification has them, where citeproc-py 0.11 falls short of it.

Each class replaces one of the library's by the library's own means, an lxml class lookup; no text is
patched afterwards but for punctuation in quotation marks, which the specification itself makes a last step.
"""

from __future__ import annotations

from typing import Any

from citeproc import model
from citeproc.source import VariableError
from citeproc.string import String

TEXT = "{http://purl.org/net/xbiblio/csl}text"


class Name(model.Name):  # type: ignore[misc]  # citeproc-py states no types
    """With ``initialize="false"`` (CSL 1.0.2, section 'Name'): given names stay whole. Chicago has it everywhere."""

    def initialize(self, given: str, mark: str, context: Any) -> str:
        """The given name as it is, unless the style wants initials."""
        if self.get("initialize") == "false":
            return given
        initials: str = super().initialize(given, mark, context)
        return initials


class Label(model.Label):  # type: ignore[misc]
    """A label is only there with its variable (section 'Label'); the library prints 'Edition' without a number."""

    def process(self, item: Any, *role: Any, **values: Any) -> Any:
        """`VariableError` where the variable is empty, which the enclosing group understands.

        ``role``: names that a label belongs to, which are there when the label is asked for.
        """
        own = self.get("variable")
        if not role and own != "locator" and own.replace("-", "_") not in item.reference:
            raise VariableError
        return super().process(item, *role, **values)


class If(model.If):  # type: ignore[misc]
    """With ``disambiguate`` (section 'Choose'), which the library takes for always true.

    The root element's ``ambiguous`` holds the keys whose citations would otherwise look the same.
    """

    def render(self, item: Any, context: Any = None, delimiter: str = "", **values: Any) -> Any:
        """`ConditionFailed` where the test fails; other tests in the same element are the library's."""
        if self.get("disambiguate") == "true":
            alone = not any(name in self.attrib for name in ("type", "variable", "is-numeric", "locator", "position"))
            ambiguous = item.key in getattr(self.get_root(), "ambiguous", ())
            if not ambiguous and (alone or self.get("match", "all") == "all"):
                raise model.ConditionFailed
        return super().render(item, context=context, delimiter=delimiter, **values)


class Words(String):  # type: ignore[misc]
    """Text whose first letter is its first letter, not the mark before it: ‘at last’ becomes ‘At last’."""

    def capitalize_first(self) -> Words:
        """The text with its first letter or digit as a capital."""
        at = next((place for place, char in enumerate(self) if char.isalnum()), 0)
        return Words(f"{self[:at]}{self[at : at + 1].upper()}{self[at + 1 :]}")


def titled(text: str) -> str:
    """Title case (section 'Text-case'): a capital for every word but the small ones inside.

    Unlike the library's, it looks past the quotation mark before a word.
    """
    words = text.split(" ")
    found: list[str] = []
    for place, word in enumerate(words):
        bare = "".join(char for char in word if char.isalnum() or char in "-’")
        opening = place in (0, len(words) - 1) or found[-1][-1:] in (":", ".", "?", "!", "—")
        plain = bare.islower() and (opening or bare not in model.TextCased._stop_words)  # noqa: SLF001
        found.append(Words(word).capitalize_first() if plain else word)
    return " ".join(found)


class Text(model.Text):  # type: ignore[misc]
    """With inner quotation marks turned (section 'Quotes'), and a memory of what was printed (see `Substitute`)."""

    def case(self, text: Any, language: str | None = None) -> Any:
        """Text case, also of text that is already formatted, where the library would fail.

        Title case only in English, as the specification has it.
        """
        if self.get("text-case") == "title" and language == "en":
            return Words(titled(str(text)))
        return super().case(Words(str(text)), language)

    def quote(self, string: Any) -> Any:
        """The marks inside quoted text become single ones."""
        if self.get("quotes", "false").lower() == "true":
            string = string.replace("“", "‘").replace("”", "’")
        return super().quote(string)

    def _variable(self, item: Any, context: Any) -> Any:
        found = super()._variable(item, context)
        printed = getattr(context.get_layout(), "printed", None)
        if found and printed is not None:
            printed.append(self.get("variable"))
        return found


class Date(model.Date):  # type: ignore[misc]
    """With the delimiter of a localised date format, which the library passes over (section 'Date')."""

    def join(self, strings: Any, default_delimiter: str = "") -> Any:
        """The parts of the date, between them what the format in use says."""
        form = self.get("form")
        if form and "delimiter" not in self.attrib and not self.is_locale_date():
            default_delimiter = self.get_date(form).get("delimiter", default_delimiter)
        return super().join(strings, default_delimiter)


class Substitute(model.Substitute):  # type: ignore[misc]
    """What stands in an author's place is not printed again (section 'Substitute'), also where a macro put it there."""

    def render(self, item: Any, context: Any = None, **values: Any) -> Any:
        """Collects the variables that the substitute prints, and keeps them out of the rest of the entry."""
        layout = context.get_layout()
        layout.printed = []
        text = super().render(item, context=context, **values)
        if text:
            layout.repressed.setdefault(TEXT, []).extend(layout.printed)
        layout.printed = None
        return text


CLASSES = {"name": Name, "label": Label, "if": If, "else-if": If, "text": Text, "date": Date, "substitute": Substitute}
