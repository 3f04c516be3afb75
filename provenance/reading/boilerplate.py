"""What the boilerplate of news pages looks like when it stands in a text: the patterns, a kind each.

Three sorts. ``WHOLE``: the line is nothing but this. ``WITHIN``: words that no article's own prose has.
``LABELLED``: a label in front or a credit at the end says what the line is, whoever 'says' something in it.
Where a sentence of prose could begin the same way, the pattern asks for more of it, and `furniture`
never marks a line in which somebody is quoted as saying something.
"""

from __future__ import annotations

import re

from provenance.model.reading import FurnitureKind as Kind

_I = re.IGNORECASE
_CREDITOR = (
    r"(?:Getty|Reuters|AFP|AP|EPA|PA|Shutterstock|Alamy|iStock|Bloomberg|Rex|Wikimedia|Flickr|Instagram|NASA|"
    r"dpa|ANSA|Xinhua|Zuma|SIPA|BBC)"
)
_WORD = r"(?:[A-ZÀ-Þ][\w'’.-]*|de|van|von|der|den|la|le|el|al|bin|du|da|di|dos)"
_NAME = rf"{_WORD}(?:[ \xa0]{_WORD}){{0,4}}"
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|messenger|telegram|flipboard|instagram|e-?mail|mail|"
    r"sms|bluesky|threads|mastodon|google\+?|youtube|xing|pocket|line|vk)"
)
_SHARING = (
    rf"(?:share|tweet|retweet|print|copy(?: link)?|link copied!?|copied|bookmark|save|pin it|like|{_NETWORK}|teilen|"
    r"drucken|merken|partager|imprimer|compartir|imprimir|this|article|story|post|page|on|via|with|by|to|or|and|us|"
    r"open|in|new|window|opens|click|here|share this|more|\d+)"
)

SENTENCES = re.compile(r"[\"“”«»„]")
SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|asked|wrote|according to|sagte|erklärte|déclaré|affirmé|dijo|afirmó)\b", _I
)

WITHIN: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.SIGN_UP,
        re.compile(
            r"when you subscribe we will use|you can unsubscribe at any (?:time|point)|thank(?:s|"
            r" you) for (?:subscribing|signing up)!?(?:$|We|See)"
            r"|^(?:see )?our ?privacy (?:notice|policy)\b|\bby (?:signing up|subscribing|"
            r"submitting)[^.]{0,60}you (?:agree|confirm|consent|accept)"
            r"|this site is protected by recaptcha|^please enter a valid e-?mail|^invalid e-?mail|"
            r"\bwe have more newsletters"
            r"|^something went wrong, please try again",
            _I,
        ),
    ),
    (
        Kind.SIGN_UP,
        re.compile(
            r"^(?:•|-|\*)? ?(?:sign ?up|subscribe|register|join|get|receive|enter your|our free|want|"
            r"never miss|stay|support|download|to (?:get|receive)"
            r"|click here to|make sure|don['’]t miss|keep up|the best of|abonnieren|melden sie sich|"
            r"inscrivez-vous|abonnez-vous|recevez|suscríbe\w*|recib\w+)\b"
            r"(?=.{0,200}\b(?:newsletters?|in(?:to)? your inbox|your (?:e-?mail|inbox)|by e-?mail|"
            r"e-?mail (?:updates|alerts|newsletter)|push notifications"
            r"|breaking news alerts|daily briefing|ad-free|our (?:free )?app|app store|"
            r"whatsapp (?:channel|community))\b)",
            _I,
        ),
    ),
    (
        Kind.OTHER,
        re.compile(
            r"video loading ?video unavailable|\bthe video will (?:auto-?play|start)|"
            r"click to play ?tap to play|your browser does not support|^this video (?:can ?not|is (?:not|"
            r"no longer))"
            r"|please enable javascript|javascript is (?:disabled|required)|"
            r"an error occurred\. please try again|^we use cookies|accept (?:all )?cookies|"
            r"use your browser['’]s? cookies",
            _I,
        ),
    ),
    (
        Kind.CREDIT,
        re.compile(
            r"^copyright (?:©|\(c\)|\d{4})|^©|^all rights reserved|"
            r"this material may not be published, broadcast|^reprinted (?:by|with|courtesy)"
            r"|\ball rights reserved\.?$|^the associated press contributed to",
            _I,
        ),
    ),
)

LABELLED: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.OTHER,
        re.compile(
            r"(?:sponsored(?: (?:content|post|story))?|advertis(?:ement|orial)|promoted|paid (?:post|content)|"
            r"partner content|brand ?(?:post|studio|voice)|anzeige|publicité|publicidad)\s*[:|–—-]\s*\S.{3,250}",
            _I,
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"(?:•|-|\*|→|>|►)? ?(?:MORE(?: ON THIS(?: STORY)?| NEWS| STORIES)?|WATCH|LISTEN|"
            r"READ(?: MORE| ALSO| NEXT)?|ALSO READ|"
            r"RELATED(?: STOR(?:Y|IES)| ARTICLES?)?|SEE ALSO|VIDEO|PHOTOS|GALLERY|IN PICTURES|OPINION|"
            r"EXPLAINER|DON['’]T MISS|RECOMMENDED) ?[:|»>] ?\S.{5,200}"
        ),
    ),
    (
        Kind.CAPTION,
        re.compile(
            rf".{{3,250}}\((?:(?i:supplied|handout|file|courtesy|pictured?|{_CREDITOR})|[A-Z][\w.&'’-]*"
            rf"(?: [A-Z][\w.&'’-]*){{0,3}}): ?{_NAME}(?:(?:[,/]| and|/) ?{_NAME}){{0,2}}\)\.?"
            r"|.{3,250}\((?i:supplied|handout|file(?: photo| image| picture)?|(?:library|stock) image|pictured)\)\.?"
            rf"|\((?i:supplied|handout|pictured?|courtesy)(?: by)?: ?.{{2,80}}\)"
        ),
    ),
)

WHOLE: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (
        Kind.OTHER,
        re.compile(
            r"(?:video (?:loading|unavailable)|(?:click|tap) to play|(?:cancel)?play now|now playing|"
            r"play video|watch (?:live|now|the video)|loading(?: the player)?(?:\.\.\.|…)?|up next|replay|"
            r"unmute"
            r"|scroll down for (?:video|more)|advert(?:isement|ising)?|sponsored(?: content)?|promoted|"
            r"anzeige|werbung|publicité|publicidad|pubblicità|skip (?:ad|advertisement)"
            r"|(?:story|article|text|post) continues (?:below|after).{0,40}|continue(?:s)? (?:reading|"
            r"after).{0,60}|(?:report this ad|this ad will end in).{0,30}"
            r"|(?:first |last )?(?:published|updated|posted|created|last modified|veröffentlicht|"
            r"aktualisiert|publié|publicado)(?: (?:on|at|le|el|am))?:? .{0,12}\d.{0,50}"
            r"|\d+ ?(?:min(?:ute)?s?|mins?) (?:read|ago)|(?:reading|read) time:? .{1,20}|(?:abstract|"
            r"full text)|[_*=~·•\-–—#\s]{2,}|enlarge(?: this)? image|toggle caption|hide caption|"
            r"view gallery|open image modal"
            r"|this article has been updated[^\"“]{0,80}|as published in .{3,60}|published in .{3,50}\d{4}|"
            r"getty images embed|back to top"
            r"|skip to .{3,30}|close|menu)\W*",
            _I,
        ),
    ),
    (
        Kind.SIGN_UP,
        re.compile(
            r"(?:sign ?up(?: (?:now|here|today|for free))?|subscribe(?: (?:now|today|here))?|log ?in|"
            r"register(?: now)?|e-?mail address|your e-?mail|free newsletter|newsletters?|show me|"
            r"no thanks"
            r"|(?:our|the) (?:free )?(?:daily |weekly |e-?mail )*newsletter\b[^.\"“]{0,120}"
            r"|support our journalism.{0,80}|donate(?: now)?|become a member.{0,60})\W*",
            _I,
        ),
    ),
    (
        Kind.SHARE,
        re.compile(
            rf"(?:follow (?:@\w+|(?:us|me|him|her)\b|.{{1,70}}\bon (?:twitter|facebook|x|instagram|bluesky|"
            rf"threads|linkedin|google news)\b).{{0,120}}"
            rf"|like us on facebook.{{0,60}}|(?=.*(?:share|tweet|facebook|twitter|whatsapp|linkedin|"
            rf"e-?mail|print|teilen|partager|compartir|copy))(?:{_SHARING}[\s:|,.•·/!()-]*){{1,14}}"
            r"|\d[\d.,k]* shares?|share (?:this|on|via|with)\b.{0,40})\W*",
            _I,
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"(?:read (?:more|also|next|this next|the full (?:story|article)(?: here)?)|"
            r"related(?: (?:articles?|stor(?:y|ies)|content|links?|topics?|news|coverage|posts?|"
            r"reading))?|see also|also read"
            r"|more (?:on this(?: story)?|from .{2,40}|stories|news|like this|coverage|to read|"
            r"in .{2,30})|most (?:read|popular|viewed|shared)(?: .{2,30})?|you (?:may|"
            r"might) (?:also )?(?:like|be interested in)|recommended(?: (?:for you|reading|stories|"
            r"articles))?"
            r"|trending(?: (?:now|stories))?|don['’]t miss|editor['’]?s[’']? (?:picks?|choice)|(?:top|"
            r"latest|other|further) (?:stories|news|reading|headlines)|popular (?:now|stories)|"
            r"before you go|what['’]s (?:hot|working|brewing)"
            r"|(?:mehr|lesen sie (?:auch|mehr|dazu)|zum thema|auch interessant|meistgelesen|"
            r"weiterlesen)(?: .{2,30})?|(?:à lire (?:aussi|également)|lire aussi|sur le même sujet|"
            r"voir aussi)|(?:lea también|leer más|noticias relacionadas|más información|"
            r"te puede interesar))\W*",
            _I,
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"(?:•|-|\*|→|>|►)? ?(?:read more|read also|also read|read next|related(?: (?:article|story|"
            r"stories|content))?|see also|more on this|also on [\w ]{2,30}|recommended|explainer|"
            r"in pictures|opinion|don['’]t miss|watch|listen|video|gallery|lesen sie auch|lire aussi|"
            r"à lire aussi|lea también|mehr zum thema) ?"
            r"(?::| [|–—-]|»|>)\s*\S[^\"“]{5,160}",
            _I,
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"(?:click here (?:to|for)|read more (?:about|on|from|here|at)|(?:watch|see|view|listen to) "
            r"(?:the |a |full |more |this |our )*(?:video|clip|ad|interview"
            r"|trailer|podcast|gallery|photos?|slideshow|segment)s?"
            r"(?: segment)? (?:above|below|here|for)) ?[^\"“]{0,80}[.:]?",
            _I,
        ),
    ),
    (
        Kind.CAPTION,
        re.compile(
            r"(?:\((?i:image|photo|picture|pic|photograph|credit|bild|foto|crédit)s?(?: credit| by|"
            r" courtesy| source)? ?[:/].{1,120}\)"
            r"|(?i:image|photo|picture|video) (?:source|caption|copyright|credit)s?[:,]? .{1,300}|"
            r"(?i:photograph|photo|picture|image|credit|foto|bild|illustration|crédit photo)s?(?: credit|"
            r" by| courtesy(?: of)?)? ?[:/] ?(?=\S).{1,160}"
            rf"|(?:file )?(?:photo|image|picture)(?:graph)? (?:by|courtesy(?: of)?) .{{2,80}}|"
            rf".{{1,300}}[(\[](?:AP|{_CREDITOR}|Image|Photo|Picture|Foto|Credit|Bild)(?: Photo|"
            rf" Images)? ?(?:[/:,]| via| / |Images\)|Photo\)).{{0,80}}[)\]]\.?"
            rf"|.{{1,260}}(?:Photograph|Photo|Picture|Credit|Foto|Image)(?: by)?: ?.{{2,80}}|"
            rf".{{1,280}}[ /]{_CREDITOR}(?: Images?)?(?: via|/) ?{_CREDITOR}(?: Images| Photos?)?\.?|"
            rf".{{0,260}}(?:via )?Getty Images\)?\.?)"
        ),
    ),
    (
        Kind.CREDIT,
        re.compile(
            r"[(\[—–-]{0,2} ?(?:(?:additional |with (?:additional )?)?(?:reporting|writing|editing|"
            r"graphics) (?:by|from)\b.{3,400}"
            r"|with (?:files|material|reporting|inputs?|agency inputs?) from .{2,80}|(?:the |"
            r"additional )?(?:.{2,80} )contributed (?:to|reporting(?: to)?) (?:this|the) (?:report|story|"
            r"article|piece)\b.{0,60}|.{2,80} contributed reporting\b.{0,40}"
            r"|source: ?.{2,60}|(?:AP|AFP|Reuters|UPI|dpa|PTI|ANI|IANS|EFE|ANSA|Xinhua|PA Media|"
            r"Associated Press|The Associated Press|Agence France-Presse)(?: ?[/|] ?\w[\w .-]{1,30})?"
            r"|this (?:article|story|piece|post) (?:was )?(?:originally |first )(?:appeared|published|"
            r"posted)\b.{0,100}|(?:avec|mit material von|con información de) (?:l['’])?\(?(?:AFP|dpa|EFE|"
            r"Reuters|AP|ats|sda|KNA|epd).{0,40}"
            rf"|{_CREDITOR}(?: Images)?(?:/{_CREDITOR}(?: Images)?)?)[)\]]?\W*",
            _I,
        ),
    ),
    (
        Kind.COMMENT,
        re.compile(
            r"(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios?)(?: \(\d+\))?|(?:leave|post|"
            r"add|write) a (?:comment|reply)|join the (?:conversation|discussion).{0,40}|(?:view|show|"
            r"read|see|load) (?:all |more |\d+ )*comments"
            r"|(?:reply|report abuse|report comment|most liked|newest first|oldest first|sort by.{0,20})",
            _I,
        ),
    ),
)

STAMP = re.compile(
    r"(?=.{0,120}\b(?:bookmark|share|comments?|updated|published)|.{0,40}\d{1,2}:\d{2}).{0,60}?"
    r"\d{1,2}:\d{2}(?: ?[ap]m)?(?: [A-Z]{2,4})?,? ?\d{1,2} [A-Z][a-z]{2,8} \d{4}.{0,120}",
    _I,
)
"""When a page was printed, run together with what stands around it ('Ada Moss12:04, 3 Mar 2023Bookmark')."""
BYLINE = re.compile(
    r"(?:By|BY|by|Von|VON|Par|PAR|Por|POR|Di|(?:Story|Words|Written|Posted|Analysis) by)(?::\s*| )"
    rf"(?P<names>{_NAME}(?:(?:, and |, | and | & | und | et | y |/){_NAME}){{0,4}})"
    r"(?P<rest>(?:, | ?[|/•·;–—-] ?| in | for | at )[^.]{1,80})?\.?"
)
BULLET = re.compile(r"(?:[•‣◦▪►→●○]|[-–*] )\s*\S")
COMMENTING = re.compile(
    r"(?:reply|like|report|\d+ (?:minutes?|hours?|days?|weeks?|months?|years?) ago.*|posted by .{2,40}|"
    r"[\w .-]{2,30} says:|.{0,30}\d{1,2}:\d{2}(?: ?[ap]m)?)\W*",
    _I,
)
LETTER = re.compile(
    r"(?:sign up|subscribe) (?:for|to) (?:the |our )?(?P<name>[A-Z][\w'’&.]*(?: (?:[A-Z][\w'’&.]*|of|the|"
    r"and)){0,4}?)(?:['’]s)?(?: (?:daily|weekly|free|e-?mail|morning|evening|news))* newsletters?\b"
)
