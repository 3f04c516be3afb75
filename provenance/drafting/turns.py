"""Speaker turns: transcripts, recognised by labels ('ROE: ...') that begin most paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from provenance.drafting.examination import Examination
from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.prose.lexicon import ROLES, listed
from provenance.prose.words import Word, words
from provenance.resolving.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.view import View

_LABEL = re.compile(
    r"[\"“„«‟＂]?(?P<who>(?:[A-Z][\w.'’-]*)(?: [A-Z][\w.,'’-]*){0,6})(?: ?\((?P<note>[^()\n]{1,80})\))? ?: +(?=\S)"
)
_NAMED = re.compile(r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3}(?=,|$)")
_ASKING = listed("q a question answer moderator moderators host interviewer reporter speaker operator")
_NOBODY = listed(
    "before present attendees participants panel panellists panelists date venue place time subject topic note notes"
)
_PARTNERS = {'"': '"', "“": "”", "„": "“", "«": "»", "‟": "”", "＂": "＂"}
_ASKED = re.compile(r"(?P<who>[QA])(?:\.|\s)\s*(?=\S)")
_ALONE = re.compile(r"(?P<who>[A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,4})")
_BRIEF = 8  # words
_STOPS = (".", "?", "!", "…", '"', "”", "’", "—", "–")
_MANY = 4
_SURE = 0.9


def turns(view: View, sentences: Sequence[Sentence]) -> list[Draft]:
    """One draft for each speaker turn of a transcript; none where the article is no transcript."""
    labels = _labels(view)
    counts = Counter(m["who"] for m in labels.values())
    if len(labels) < _MANY or max(counts.values()) < 2 or len(counts) < 2:
        return []
    first, last = min(labels), max(labels)
    directions = {n for n in range(first, last) if n not in labels and _directs(view, n)}
    if len(labels) * 2 < last - first + 1 - len(directions):
        return []
    home = {s.paragraph: k for k, s in reversed(list(enumerate(sentences)))}
    witness = Examination()
    found: list[Draft] = []
    under = labels[last].end() == view.paragraphs[last].end  # a name on a line of its own, over its words
    for number in range(min(last + 1 + under, len(view.paragraphs))):
        span = view.paragraphs[number]
        label = labels.get(number)
        if label is None:
            witness.directed(view.text, span)
            if found and number not in directions:
                found[-1].content.append(span)
            continue
        end = span.end - _closes(view.text[label.end() : span.end], view.text[label.start()])
        own = [Span(label.end(), end)] if label.end() < end else []
        draft = Draft(home.get(number, 0), Kind.DIRECT, own, [], _SURE)
        draft.home = draft.sentence
        who = _whom(label)
        draft.source = [who]
        speaks = witness.speaking(view.text, who)
        name = view.text[slice(*speaks)].partition(",")[0]  # 'Ada Moss, Spokesperson'
        draft.label = tuple(_titled(w) for w in words(view.text, speaks.start, speaks.start + len(name)))
        found.append(draft)
    return [draft for draft in found if draft.content]


def _labels(view: View) -> dict[int, re.Match[str]]:
    """The label of each paragraph that has one; 'Q.' and 'A.' are labels where both begin several."""
    found: dict[int, re.Match[str]] = {}
    answers: dict[int, re.Match[str]] = {}
    for n, span in enumerate(view.paragraphs):
        label = _LABEL.match(view.text, span.start, span.end)
        if label and label["who"].lower() not in _NOBODY:
            found[n] = label
        elif label := _ASKED.match(view.text, span.start, span.end):
            answers[n] = label
    said = Counter(label["who"] for label in found.values())
    found = {n: label for n, label in found.items() if said[label["who"]] > 1 or not _lists(view, n, label)}
    counts = Counter(label["who"] for label in answers.values())
    found |= answers if min(counts["Q"], counts["A"]) > 1 else {}
    return found if len(found) >= _MANY else found | _lines(view)


def _lists(view: View, number: int, label: re.Match[str]) -> bool:
    """'Before: Dame Ada Moss (Chair)': a line of the record's head, with names and no sentence."""
    said = view.text[label.end() : view.paragraphs[number].end].strip()
    return len(said.split()) <= _BRIEF and not said.endswith(_STOPS)


def _lines(view: View) -> dict[int, re.Match[str]]:
    """Names that stand on lines of their own over what each of several people says, again and again."""
    alone = {n: m for n, span in enumerate(view.paragraphs) if (m := _ALONE.fullmatch(view.text, *span))}
    counts = Counter(label["who"] for label in alone.values())
    again = {n: label for n, label in alone.items() if counts[label["who"]] > 1 and n + 1 not in alone}
    return again if len({label["who"] for label in again.values()}) > 1 else {}


def _directs(view: View, number: int) -> bool:
    """'(The witness withdrew)', 'Questions from MS ROE': whether a paragraph is nobody's words but the record's own."""
    text = view.text[slice(*view.paragraphs[number])].strip()
    bracketed = text.startswith(("(", "[")) and text.endswith((")", "]"))
    return bracketed or (len(text.split()) <= _BRIEF and not text.endswith(_STOPS))


def _whom(label: re.Match[str]) -> Span:
    """Who a label names: of somebody who only asks, whom its brackets name ('Q (Ada Moss, The Gazette):')."""
    bracketed = label.groupdict().get("note")
    note = bracketed and _NAMED.match(bracketed)
    if note and label["who"].lower() in _ASKING:
        return Span(label.start("note"), label.start("note") + note.end())
    return Span(*label.span("who"))


def _closes(said: str, first: str) -> bool:
    """Whether the last character of a turn is only the partner of a mark before its label."""
    return first in _PARTNERS and len(said) > 1 and said.endswith(_PARTNERS[first]) and _alone(said[:-1], first)


def _alone(said: str, opening: str) -> bool:
    """Whether a turn has no quotation of its own that its last mark could close."""
    closing = _PARTNERS[opening]
    return said.count(opening) % 2 == 0 if opening == closing else said.count(opening) <= said.count(closing)


def _titled(word: Word) -> Word:
    """A label's word as running text has it: 'ROE' as 'Roe', 'MODERATOR' as the role it is."""
    if word.low in ROLES or word.low in _ASKING:
        return word._replace(text=word.low)
    if word.text.isupper() and len(word.text) > 1 and "." not in word.text:
        return word._replace(text=word.text.capitalize())
    return word
