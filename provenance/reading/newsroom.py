"""What a newsroom says of an article, of its author and of itself: corrections, updates, biographies, contacts.

``LABELLED`` says itself what it is, whoever 'says' something in it. ``WHOLE`` asks for a line that is nothing else.
``FOOT`` is prose anywhere but at an article's end.
"""

from __future__ import annotations

import re

from provenance.reading.captions import NAME

_I = re.IGNORECASE
_PIECE = r"(?:story|article|report|piece|post|page|column|headline|interview|review|transcript|episode|op-ed)"
_NETWORK = r"(?:facebook|twitter|x|instagram|linkedin|threads|bluesky|youtube|tiktok)"
_ADDRESS = r"(?:[^\s@]{1,64}@[^\s@]{1,100}\.\w{2,}|(?<!\w)@\w{2,}|https?://\S|www\.\S|\b\w+\.com/)"
_JOURNALIST = (
    r"(?:(?:staff |senior |political |news )?(?:writer|reporter|correspondent|columnist|journalist|contributor"
    r"|producer|"
    r"blogger|critic|photographer|anchor)|(?:\w+[ -]){0,2}editor|contributing \w+)"
)
_SCHOLAR = r"(?:author|professor|fellow|lecturer|host|co-?host|attorney|novelist|historian|director|founder|president)"

LABELLED = re.compile(
    r"[(\[*]{0,2}(?:(?:editor|publisher|author|writer|reporter)s?['’]?s?['’]? note"
    r"|(?:correction|clarification)s?(?:(?: and| &) (?:correction|clarification)s?)?(?:,? [^:“\"]{1,40})?)"
    r" ?[:—–] ?.{3,900}"
    rf"|[(\[*]{{0,2}}(?:an?|the) (?:earlier|previous|prior|original|initial) version of (?:this"
    rf"|our) {_PIECE}\b.{{0,500}}"
    r"|(?:the )?(?:views|opinions)(?: and (?:views|opinions))? expressed (?:in|by|here)\b.{0,300}",
    _I,
)
PRINTED = re.compile(
    rf"(?:(?:a version of )?this {_PIECE} )?(?:(?:was|is) )?(?:first |originally |also )?"
    r"(?:published|appears|appeared|printed) (?:in|on)(?: page \w+)?(?: of)?(?: the)? print\b.{0,200}",
    _I,
)
"""Where an article stands in print."""
CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|corrections? (?:and|&) clarifications?|editor['’]?s['’]? note)"
    r"(?:[:,–— ]+(?:[A-Z][a-z]{2,8}\.? )?\d[\w ,./:]{0,24})?\W*",
    _I,
)
"""A heading: what it is about stands under it."""
WHOLE = re.compile(
    rf"(?:[(\[*]{{0,2}}(?:this|the) {_PIECE} (?:has(?: since)? been|was|is being|will be|had been) (?:since |also )?"
    r"(?:updated|corrected|amended|edited|revised|clarified|condensed|translated|republished)\b.{0,300}"
    r"|this is a (?:breaking|developing)(?: news)? (?:story|item|report)\b.{0,160}"
    r"|(?:more|further) (?:details |updates |information )?(?:to (?:come|follow)|as we (?:get|have) it)"
    r"|(?:please )?(?:check|come) back (?:here |soon |later )?for (?:more )?updates?.{0,60}"
    r"|(?=.{0,300}\b(?:buy|purchase|links?|affiliate|click)\b)(?:.{0,160} )?(?:may|might|will|can) (?:earn|receive"
    r"|get) "
    r"(?:an?|some) (?:small )?(?:affiliate )?(?:commission|share of the sale)\b.{0,160}"
    r"|if you\b.{0,200}\b(?:hotline|helpline|lifeline|samaritans|call|text)\b.{0,80}?\d(?:[ -]{0,3}\d){2,14}\b.{0,120}"
    r"|[(\[]?h/t:? .{2,60}"
    r"|our standards: .{3,80}"
    r"|(?:filed under|tags?|topics?|categor(?:y|ies)|keywords|more about|read more about) ?: ?[^.“\"]{2,240}"
    r"|(?:tags|filed under|topics|categories|about the (?:author|writer|contributor|reporter)s?)"
    rf"|(?:you can )?(?:e-?mail|contact|write to|reach|call|follow|tweet|message|send|have an?|have any|got a|got any|"
    r"do you (?:have|know)|like us|find us|connect with|visit|to contact|for more|for the latest|more|read|watch|see"
    r"|listen|"
    rf"subscribe)\b(?!.{{0,300}}(?:pic\.twitter\.com|//t\.co/))(?=.{{0,250}}{_ADDRESS}).{{2,300}}"
    rf"|(?:(?:on )?{_NETWORK}|e-?mail|tel|phone|web(?:site)?|itunes|download) ?: ?\S{{2,120}}"
    r"|\S+@\S+\.\w{2,}|(?:https?://|www\.)\S+|\w+\.(?:com|org|net|co\.uk)/\S+)\W*",
    _I,
)
FOOT = re.compile(
    rf"(?:{NAME} (?:is|are) (?:an?|the|our|one of)\b[^“\"]{{0,160}}\b(?i:{_JOURNALIST})\b[^“\"]{{0,500}}"
    rf"|{NAME}(?:, | and |\b)[^“\".]{{0,120}}\b(?:is|are) (?:an?|the|our)\b[^“\".]{{0,120}}\b(?i:{_SCHOLAR})\b"
    rf"[^“\"]{{0,160}}(?:{_ADDRESS}|(?i:book|newsletter|podcast|university|institute|twitter)\b)[^“\"]{{0,300}}"
    rf"|{NAME} covers\b[^“\"]{{5,300}}"
    rf"|{NAME}(?:(?:,? and |, ){NAME})* reported from\b[^“\"]{{2,200}})"
)
"""Who wrote it, or from where: 'Ada Moss is a reporter at the Courier.', 'Moss reported from Norwick.'"""
