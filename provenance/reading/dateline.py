"""Where and when a story was filed, and the agency it came from: 'WASHINGTON, Jan 5 (Reuters) -'."""

from __future__ import annotations

import re
from typing import NamedTuple

AGENCIES = {
    "AP": "AP",
    "Associated Press": "AP",
    "The Associated Press": "AP",
    "AFP": "AFP",
    "Agence France-Presse": "AFP",
    "Agence France Presse": "AFP",
    "Reuters": "Reuters",
    "Thomson Reuters": "Reuters",
    "REUTERS": "Reuters",
    "UPI": "UPI",
    "United Press International": "UPI",
    "dpa": "dpa",
    "DPA": "dpa",
    "PA": "PA",
    "Press Association": "PA",
    "PA Media": "PA",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "AAP": "AAP",
    "Australian Associated Press": "AAP",
    "PTI": "PTI",
    "ANI": "ANI",
    "IANS": "IANS",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "Interfax": "Interfax",
    "Bloomberg": "Bloomberg",
    "Kyodo": "Kyodo",
    "Jiji": "Jiji",
    "Yonhap": "Yonhap",
    "ANP": "ANP",
    "APA": "APA",
    "SDA": "SDA",
    "ATS": "ATS",
    "Belga": "Belga",
    "TT": "TT",
    "NTB": "NTB",
    "Ritzau": "Ritzau",
    "CP": "CP",
    "The Canadian Press": "CP",
    "Canadian Press": "CP",
    "CNN": "CNN",
    "CNS": "CNS",
    "KNA": "KNA",
    "epd": "epd",
    "RFE/RL": "RFE/RL",
    "IPS": "IPS",
    "WAM": "WAM",
    "SPA": "SPA",
    "Anadolu": "Anadolu",
    "AA": "Anadolu",
}
_NAMES = "|".join(re.escape(name) for name in sorted(AGENCIES, key=len, reverse=True))
_MONTH = r"(?:Jan|Feb|Mar|March|Apr|April|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_DAY = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|\d{{1,2}}\.? {_MONTH}(?: \d{{4}})?)"
_CAPITAL = r"[A-ZÀ-ÞŒ][A-ZÀ-ÞŒ'’.-]+"
_CITY = rf"{_CAPITAL}(?:[ /]{_CAPITAL}){{0,3}}"
_TITLED = r"[A-ZÀ-Þ][\w'’.-]+(?:[ /][A-ZÀ-Þ][\w'’.-]+){0,3}"
_REGION = r"(?:, [A-ZÀ-Þ][\w.'’ -]{1,20}?)"
_DASH = r"[ \xa0]?(?:[—–]|--?)(?:[ \xa0]|(?<=[—–]))"
_AGENCY = rf"\((?P<agency>{_NAMES})(?:/[\w ]+)?\)"
_DATED = rf"(?:{_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}}\.? {_MONTH} \d{{4}})"
_UNKNOWN = r"\((?P<unknown>[A-ZÀ-Þ][\w&.'’-]+(?: [A-ZÀ-Þ][\w&.'’-]+){0,3})\)"
_FILED = re.compile(
    rf"(?P<place>(?:{_CITY}|{_TITLED}){_REGION}?(?:, {_DAY})?|{_DAY})?[ \xa0]?{_AGENCY}{_DASH}"
    rf"|(?P<bare>{_CITY}{_REGION}?(?:, {_DAY})?)(?:[ \xa0]?{_UNKNOWN})?{_DASH}(?=\S)"
    rf"|(?P<dated>{_TITLED}{_REGION}?, {_DATED}){_DASH}(?=\S)"
    rf"|(?P<german>[A-ZÄÖÜ][\w./ -]{{2,40}}) \((?P<wire>{_NAMES})\)\.? (?=\S)",
)
_CREDIT = re.compile(
    rf"(?:with (?:additional )?(?:reporting|files|material|inputs?) (?:by|from)|copyright|©|\(c\)|"
    rf"contributed to this|source:|avec|mit Material von"
    rf"|^[—–-]{{1,2}} ?(?={_NAMES}\W*$)|^\(?(?={_NAMES}\W*$))",
    re.IGNORECASE,
)
_ANY_AGENCY = re.compile(rf"(?<![\w/])(?:{_NAMES})(?![\w/])")


class Filed(NamedTuple):
    """A dateline: how many characters it takes, its words without the agency, the agency's short name."""

    length: int
    dateline: str | None
    agency: str | None


def filed(paragraph: str) -> Filed | None:
    """The dateline that a paragraph opens with, or None.

    Place in capitals, or in title case where an agency in brackets or a whole date follows; a dash after it. A dateline
    without either needs the capitals: 'Trump — who …' is prose.
    """
    match = _FILED.match(paragraph)
    if not match:
        return None
    place = match["place"] or match["bare"] or match["dated"] or match["german"]
    agency = match["agency"] or match["wire"] or match["unknown"]
    return Filed(match.end(), place.strip(" ,") if place else None, AGENCIES.get(agency, agency) if agency else None)


def agencies(line: str) -> tuple[str, ...]:
    """The agencies that a credit line names ('With reporting by AFP', '© 2021 Reuters'), by their short names."""
    if not _CREDIT.search(line):
        return ()
    return tuple(dict.fromkeys(AGENCIES[name] for name in _ANY_AGENCY.findall(line)))
