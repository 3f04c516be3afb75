"""What captions, picture credits and an article's own credits look like when they stand in a text.

A picture's credit names who took it or whose it is, in front of the caption, at its end or on a line of its own.
"""

from __future__ import annotations

import re

from provenance.model.reading import FurnitureKind as Kind

_I = re.IGNORECASE
CREDITOR = (
    r"(?:Getty|Reuters|REUTERS|AFP|AP|EPA|PA|Shutterstock|Alamy|iStock|Bloomberg|Rex|Wikimedia|Flickr|Instagram|NASA|"
    r"dpa|ANSA|Xinhua|Zuma|ZUMA|SIPA|BBC|Handout|Pool|POOL)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|la|le|el|al|bin|du|da|di|dos)"
NAME = rf"{_WORD}(?:[ \xa0]{_WORD}){{0,4}}"
_NAMES = rf"{NAME}(?:(?:, and |, | and | & ){NAME}){{0,12}}"

LABELLED = (
    Kind.CAPTION,
    re.compile(
        rf".{{3,250}}\((?:(?i:supplied|handout|file|courtesy|pictured?|credits?|photos?|images?|{CREDITOR})"
        rf"|[A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){{0,3}}): ?{NAME}(?:(?:[,/]| and|/) ?{NAME}){{0,2}}\)\.?"
        r"|.{3,250}\((?i:supplied|handout|file(?: photo| image| picture)?|(?:library|stock) image|pictured)\)\.?"
        rf"|\((?i:supplied|handout|pictured?|courtesy)(?: by)?: ?.{{2,80}}\)"
    ),
)
CAPTION = (
    Kind.CAPTION,
    re.compile(
        r"(?:\((?i:image|photo|picture|pic|photograph|credit|bild|foto|crédit)s?(?: credit| by|"
        r" courtesy| source)? ?[:/].{1,120}\)"
        r"|(?i:image|photo|picture|video) (?:source|caption|copyright|credit)s?[:,]? .{1,300}|"
        r"(?i:photograph|photo|picture|image|credit|foto|bild|illustration|crédit photo)s?(?: credit|"
        r" by| courtesy(?: of)?)? ?[:/] ?(?=\S).{1,160}"
        r"|(?:file )?(?:photo|image|picture)(?:graph)? (?:by|courtesy(?: of)?) .{2,80}|"
        rf".{{1,300}}[(\[](?:AP|{CREDITOR}|Image|Photo|Picture|Foto|Credit|Bild)(?: Photo|"
        rf" Images)? ?(?:[/:,]| via| / |Images\)|Photo\)).{{0,80}}[)\]]\.?"
        rf"|.{{1,260}}(?:Photograph|Photo|Picture|Credit|Foto|Image)(?: by)?: ?.{{2,80}}|"
        rf".{{1,280}}[ /]{CREDITOR}(?: Images?)?(?: via|/) ?{CREDITOR}(?: Images| Photos?)?\.?|"
        rf"{NAME} ?[/|] ?(?:{CREDITOR}|TNS|USA TODAY)(?: Images| Photos?| News)?\.?|"
        r".{0,160}\b(?i:photos?|pictures?|images?) (?:by|©|courtesy(?: of)?) ?[A-Z©].{2,80}(?<=[^.!?”\"])|"
        rf".{{0,260}}(?:via )?Getty Images\)?\.?)"
    ),
)
CREDIT = (
    Kind.CREDIT,
    re.compile(
        r"[(\[—–-]{0,2} ?(?:(?:additional |with (?:additional )?)?(?:reporting|writing|editing|"
        r"graphics) (?:by|from)\b.{3,400}"
        r"|with (?:files|material|reporting|inputs?|agency inputs?) from .{2,80}|(?:the |"
        r"additional )?(?:.{2,80} )contributed (?:to|reporting(?: to)?) (?:this|the) (?:report|story|"
        rf"article|piece)\b.{{0,60}}|(?:.{{2,80}}|[\w ]{{0,40}}(?-i:{_NAMES})) contributed reporting\b.{{0,40}}"
        rf"|[\w ]{{0,60}}(?-i:{_NAMES}) contributed to this (?:report|story|article|piece)\b.{{0,60}}"
        r"|source: ?.{2,60}|(?:AP|AFP|Reuters|UPI|dpa|PTI|ANI|IANS|EFE|ANSA|Xinhua|PA Media|"
        r"Associated Press|The Associated Press|Agence France-Presse)(?: ?[/|] ?\w[\w .-]{1,30})?"
        r"|this (?:article|story|piece|post) (?:was )?(?:originally |first )(?:appeared|published|"
        r"posted)\b.{0,100}|(?:avec|mit material von|con información de) (?:l['’])?\(?(?:AFP|dpa|EFE|"
        r"Reuters|AP|ats|sda|KNA|epd).{0,40}"
        r"|(?:co-?)(?:authored|written) by .{2,120}"
        rf"|{CREDITOR}(?: Images)?(?:/{CREDITOR}(?: Images)?)?)[)\]]?\W*",
        _I,
    ),
)
RIGHTS = re.compile(
    r"^copyright (?:©|\(c\)|ⓒ|\d{4})|^©|^all rights reserved|"
    r"this material may not be published, broadcast|^reprinted (?:by|with|courtesy)"
    r"|\ball rights reserved\.?$|^the associated press contributed to"
    r"|^copyright [\w.&' ]{2,60}\d{4}\b.{0,60}$|^this copy is for your personal, non-commercial use"
    r"|^distribution and use of this material are governed",
    _I,
)
"""Whose the words or the picture are: no article's own prose says it like this."""
BYLINE = re.compile(
    r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|(?:Story|Words|Written|Posted|Analysis) by)(?::\s*| )"
    rf"(?P<names>{NAME}(?:(?:, and |, | and | & | und | et | y |/){NAME}){{0,4}})"
    r"(?P<rest>(?:, | ?[|/•·;–—-] ?| in | for | at )[^.]{1,80})?\.?"
)
