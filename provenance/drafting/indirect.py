"""From sentences to drafts: one for each cue, and for each paragraph of quoted words that goes on without one.

Confidence is a rule's: direct 0.95, mixed 0.85, indirect 0.7, belief and acts 0.55, passives 0.45; quoted words that go
on without a cue 0.7, after a colon without a known cue 0.5, without any source 0.35.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.drafting import contents
from provenance.drafting.blocks import BlockQuotes
from provenance.drafting.clauses import Clause, clauses
from provenance.drafting.frames import resumes
from provenance.drafting.sources import subject
from provenance.drafting.turns import turns
from provenance.model.extraction import Kind
from provenance.model.reading import Span
from provenance.prose.cues import AUXILIARIES, cue
from provenance.prose.lexicon import PREPOSITIONS, SETTLED, TIMES, listed
from provenance.resolving.drafts import Draft
from provenance.resolving.quoted import contents as quoted_contents
from provenance.resolving.quoted import extend, going_on, runs_of
from provenance.resolving.relays import CITING, is_outlet, passed_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from provenance.prose.sentences import Sentence
    from provenance.prose.view import View
    from provenance.prose.words import Word

_SURE = {Kind.DIRECT: 0.95, Kind.MIXED: 0.85, Kind.INDIRECT: 0.7}
_UNSTATED = 0.55
_PASSIVE = 0.45
_INTRODUCED = 0.5
_NAMING = listed("call speak dub label name refer")
_MEDIA = listed("media newspapers outlets broadcasters")


def drafts(
    view: View, sentences: Sequence[Sentence], known: Sequence[Mapping[str, str]], set_off: Sequence[Span] = ()
) -> list[Draft]:
    """Every attribution of the article, unresolved, in the order of its sentences.

    ``known``: see `outlets.learned`. ``set_off``: the paragraphs that are block quotes, as in `Reading.blocks`.
    """
    found = turns(view, sentences)
    spoken = [sentences[d.home].paragraph for d in found]
    first, final = min(spoken, default=0), max(spoken, default=-1)
    quoted = BlockQuotes(view, sentences, set_off)
    waiting: list[Span] = []  # quoted sentences that precede a cue in their paragraph
    for number, sentence in enumerate(sentences):
        last = _latest(found, number)
        if first <= sentence.paragraph <= final or quoted.take(number, found, last):
            continue
        if sentence.all_quoted:
            spans = runs_of(sentence, view.text)
            follows = sentences[number + 1] if number + 1 < len(sentences) else None
            if _belongs(sentences, number, last):
                assert last is not None
                extend(last, spans)
                last.sentence = number
            elif follows is not None and follows.paragraph == sentence.paragraph and _opens_quoted(follows):
                waiting += spans
            else:
                found.append(going_on(number, spans, _speaking(sentences, number, last)))
            continue
        for draft in _of_sentence(view, sentence, number, known[number]):
            if waiting:
                extend(draft, waiting)
                waiting = []
            elif _reopened(sentence, draft, last):
                assert last is not None
                extend(draft, last.content)
                last.content = []  # dropped below
            found.append(draft)
    return [d for d in found if d.content]


def _latest(found: Sequence[Draft], number: int) -> Draft | None:
    """The last attribution before a sentence: of several in the sentence before, the one whose words were quoted."""
    if not found:
        return None
    there = [d for d in found[-8:] if d.sentence == number - 1 and d.stated]
    return max(there, key=lambda d: (not d.passive, bool(d.quoted), d.kind is Kind.DIRECT), default=found[-1])


def _belongs(sentences: Sequence[Sentence], number: int, last: Draft | None) -> bool:
    """Whether quoted words go on with the attribution before: in its paragraph, or where the marks were left open."""
    if last is None or not number or last.sentence != number - 1 or not last.stated:
        return False
    if sentences[number].paragraph == sentences[number - 1].paragraph:
        return True
    run = sentences[number].words[0].run
    return bool(run and run.reopens) or not last.content


def _speaking(sentences: Sequence[Sentence], number: int, last: Draft | None) -> Draft | None:
    """The attribution whose speaker goes on: the last of the paragraph before, if words of its were quoted."""
    if last is None or not last.stated or last.passive:
        return None
    apart = sentences[number].paragraph - sentences[last.sentence].paragraph
    return last if apart <= 1 and last.sentence >= number - 2 else None


def _opens_quoted(sentence: Sentence) -> bool:
    return sentence.words[0].run is not None and not sentence.all_quoted


def _reopened(sentence: Sentence, draft: Draft, last: Draft | None) -> bool:
    """Whether a paragraph that reopens the marks, and names who, takes the uncued paragraph before with it."""
    run = sentence.words[0].run
    return bool(run and run.reopens and last and not last.cue and draft.content and draft.content[0].start == run.inner)


def _of_sentence(view: View, sentence: Sentence, number: int, known: Mapping[str, str]) -> list[Draft]:  # noqa: C901
    words = sentence.words
    found: list[Draft] = []
    all_clauses = clauses(words)
    floor = 0
    inside: list[tuple[int, int]] = []  # what is said in this sentence so far, in words
    post_before = False  # the clause before stands after its content
    first = -1  # the first word of a clause that comes before its content
    before: Clause | None = None
    for clause in all_clauses:
        over, before = before is not None and before.first < clause.first < before.begin, clause
        if over and found and _of_an_outlet(words, clause, known):  # 'told A, according to B, that ...'
            found[-1].around.append((clause.left, clause.begin))
            continue
        if clause.post:
            begin, end = contents.left(words, clause, floor)
            tail = any(d.around and d.home == number for d in found[-1:]) and post_before
            first_too = begin < end and _opens_with(words, begin, first)
            if found and (tail or first_too) and _relays(words, clause, found, known):
                continue
            if tail and clause.lemma == "according":
                continue
            pieces = [(begin, end)] if begin < end else []
            going = _goes_on(sentence, clause, all_clauses)
            pieces += [going] if going else []
            floor = going[1] if going else clause.begin
            if not pieces:
                continue
        elif found and clause.lemma in CITING and _passes_on(words, clause, all_clauses, known):
            found[-1].around.append((clause.left, len(words)))
            continue
        else:
            pieces = [(clause.begin, contents.right(words, clause, all_clauses))]
        if not clause.stated and any(a <= clause.first < b for a, b in inside):
            continue  # what a speaker says of others' beliefs and acts is part of what was said
        draft = _draft(view, sentence, number, clause, pieces)
        if draft is not None:
            if clause.stated and not clause.passive:
                inside += pieces
                found = [d for d in found if d.stated or not _within(d, words, pieces)]
            if (
                clause.frame == "that"
                and clause.source
                and is_outlet(words[clause.source.first : clause.source.end], known)
            ):
                draft.stated = True  # 'the Gazette understands that ...'
            draft.around = _around(words, clause, pieces, all_clauses)
            post_before = clause.post
            first = clause.left if first < 0 and not clause.post and clause.stated else first
            found.append(draft)
    return found or _introduced(view, sentence, number)


def _of_an_outlet(words: Sequence[Word], clause: Clause, known: Mapping[str, str]) -> bool:
    source = words[clause.source.first : clause.source.end] if clause.source else ()
    return clause.lemma == "according" or (bool(source) and is_outlet(source, known))


def _passes_on(words: Sequence[Word], clause: Clause, others: Sequence[Clause], known: Mapping[str, str]) -> bool:
    source = (clause.source.first, clause.source.end) if clause.source else (0, 0)
    return passed_on(words, source, (clause.begin, contents.right(words, clause, others)), known)


def _within(draft: Draft, words: Sequence[Word], pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the cue of an attribution stands in what another one says."""
    return any(a < b and words[a].start <= draft.cue[0].start < words[b - 1].end for a, b in pieces)


def _introduced(view: View, sentence: Sentence, number: int) -> list[Draft]:
    """'Roe spoke to the Gazette: "..."': no cue that is known, but a colon, and somebody before it."""
    words = sentence.words
    for k in range(2, len(words)):
        if words[k].run is not None and words[k - 1].text == ":":
            source = subject(words[:k])
            clause = Clause(k - 1, k, source, k, False, True, "", "quote")
            draft = _draft(view, sentence, number, clause, [(k, contents.right(words, clause, []))])
            if draft is not None:
                draft.around = [(0, k)]
                draft.cue = []
                draft.confidence = _INTRODUCED
                return [draft]
    return []


def _relays(words: Sequence[Word], clause: Clause, found: list[Draft], known: Mapping[str, str]) -> bool:
    """'Roe said X, the Gazette reported': the outlet is on the way, not another source. Its words go to the draft."""
    source = words[clause.source.first : clause.source.end] if clause.source is not None else ()
    outlet = clause.edge is not None or (source and (is_outlet(source, known) or source[-1].low in _MEDIA))
    if not outlet:
        return False
    found[0].around.append((clause.left, len(words)))
    return True


def _opens_with(words: Sequence[Word], begin: int, first: int) -> bool:
    """Whether the clause at ``words[first]`` is what the sentence opens with, but for a lead ('In Oslo, Roe said')."""
    lead = words[begin].low
    return begin == first or (
        begin < first
        and words[first - 1].text == ","
        and (lead in PREPOSITIONS | TIMES | SETTLED or lead.endswith("ing"))
        and not any(w.run or w.low in AUXILIARIES for w in words[begin:first])
    )


def _goes_on(sentence: Sentence, clause: Clause, others: Sequence[Clause]) -> tuple[int, int] | None:
    """What follows a source in the middle: '"A," he said, "b."'"""
    words = sentence.words
    k = clause.begin
    if resumes(words, k) and not any(w.low in AUXILIARIES for w in words[: clause.left]):
        return k + 1, contents.right(
            words, clause._replace(begin=k + 1), [o for o in others if o.first != clause.first]
        )
    while k < len(words) and words[k].text not in {",", ":", "—", "–"} and words[k].run is None:
        k += 1
    if k >= len(words):
        return None
    k += words[k].run is None
    if k >= len(words) or words[k].run is None:
        return None
    ahead = clause._replace(begin=k)
    return k, contents.right(words, ahead, [o for o in others if o.first != clause.first])


def _draft(view: View, sentence: Sentence, number: int, clause: Clause, pieces: list[tuple[int, int]]) -> Draft | None:
    words = sentence.words
    kind, spans, quoted = quoted_contents(words, pieces, view.text)
    if not spans and words[-1].text != ":":
        return None
    if clause.passive and quoted:
        spans = quoted
        kind = Kind.MIXED
    sure = _PASSIVE if clause.passive else _SURE[kind] if clause.stated else _UNSTATED
    draft = Draft(number, kind, spans, quoted, sure, stated=clause.stated, lemma=clause.lemma, passive=clause.passive)
    source = clause.source
    draft.home = number
    draft.cue = [Span(words[clause.first].start, words[clause.end - 1].end)]
    if clause.lemma == "quote" and clause.end > clause.first + 3:  # 'quoted ... as saying'
        draft.cue = [
            Span(words[clause.first].start, words[clause.first].end),
            Span(words[clause.end - 2].start, words[clause.end - 1].end),
        ]
    if quoted and _names(words, clause):
        draft.quoted, draft.kind, draft.stated = [], Kind.INDIRECT, False
    if source is not None:
        draft.source = [Span(words[source.first].start, words[source.end - 1].end)]
        draft.mention = (source.first, source.end)
        if source.relative is not None and source.relative != source.first:
            draft.source.append(Span(words[source.relative].start, words[source.relative].end))
        if source.close is not None and source.close > source.end:
            draft.apposition = (source.end, source.close + 1)
    return draft


def _names(words: Sequence[Word], clause: Clause) -> bool:
    """'They call the barge "the Pumpkin"': a habit of naming, and nobody's words on an occasion."""
    verb = cue(words[clause.first].low)
    if clause.lemma not in _NAMING or verb is None or clause.source is None:
        return False
    first = words[clause.source.first]
    person = (
        first.low in {"he", "she"}
        or (first.name_like and first.low not in {"the", "some", "its"} and clause.source.first > 0)
        or (words[clause.source.end - 1].name_like)
    )
    return "base" in verb.forms or ("s" in verb.forms and not person)


def _around(
    words: Sequence[Word], clause: Clause, pieces: list[tuple[int, int]], others: Sequence[Clause]
) -> list[tuple[int, int]]:
    """The words of the clause that are not content: where relays, settings and days are looked for."""
    cues = sorted(
        {o.first for o in others if o.first != clause.first} | {o.left for o in others if o.left > clause.end}
    )
    before = max((c + 1 for c in cues if c < clause.left), default=0)
    begin = min(a for a, _ in pieces) if pieces else clause.begin
    stop = max([clause.end, *(b for _, b in pieces)]) if pieces else clause.end
    beyond = min((c for c in cues if c >= max(stop, clause.end)), default=len(words))
    gaps: list[tuple[int, int]] = []
    at = min(before, begin) if begin > clause.left else begin
    for a, b in [*sorted(pieces), (beyond, beyond)]:
        if at < a:
            gaps.append((at, a))
        at = max(at, b)
    return gaps
