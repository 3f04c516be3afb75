"""What the boilerplate of news pages looks like when it stands in a text: the patterns, a kind each.

Three sorts. ``WHOLE``: the line is nothing but this. ``WITHIN``: words that no article's own prose has.
``LABELLED``: a label in front or a credit at the end says what the line is, whoever 'says' something in it.
Where a sentence of prose could begin the same way, the pattern asks for more of it, and `furniture`
never marks a line in which somebody is quoted as saying something.
"""

from __future__ import annotations

import re

from provenance.model.reading import FurnitureKind as Kind
from provenance.reading import captions, newsroom, threads

_I = re.IGNORECASE
_NETWORK = (
    r"(?:facebook|twitter|x|whatsapp|linkedin|reddit|pinterest|messenger|telegram|flipboard|instagram|e-?mail|mail|"
    r"sms|bluesky|threads|mastodon|google\+?|youtube|xing|pocket|line|vk)"
)
_SHARING = (
    rf"(?:share|tweet|retweet|print|copy(?: link)?|link copied!?|copied|bookmark|save|pin it|like|{_NETWORK}|teilen|"
    r"drucken|merken|partager|imprimer|compartir|imprimir|this|article|story|post|page|on|via|with|by|to|or|and|us|"
    r"open|in|new|window|opens|click|here|share this|more|\d+)"
)

_TIME = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})? ?(?:[ap]\.?m\.?)?(?: ?[A-Z]{2,4}\b)?"
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[yi]|ju[nl]|aug|sep|o[ck]t|nov|de[cz])\w{0,7}\.?"
_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)\w{0,6}\.?,? ?)?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?|\d{{1,2}}\.? {_MONTH}(?:,? \d{{4}})?|"
    r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})"
)
_STAMPED = rf"(?:{_TIME}(?:,? ?(?:on )?{_DAY})?|{_DAY}(?:,? ?(?:at |[|–—-] )?{_TIME})?)"

SENTENCES = re.compile(r"[\"“”«»„]")
SPEECH = re.compile(
    r"\b(?:said|says|told|tells|added|asked|wrote|according to|tweeted|claimed|argued|explained|insisted|warned|noted|"
    r"replied|responded|announced|declared|stated|recalled|testified|sagte|erklärte|déclaré|affirmé|dijo|afirmó)\b",
    _I,
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
    (Kind.CREDIT, captions.RIGHTS),
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
            r"READ(?: MORE| ALSO| NEXT| NOW)?|ALSO READ|SEE(?: MORE)?|TRENDING|JUST IN|"
            r"RELATED(?: STOR(?:Y|IES)| ARTICLES?)?|SEE ALSO|VIDEO|PHOTOS|GALLERY|IN PICTURES|OPINION|"
            r"EXPLAINER|DON['’]T MISS|RECOMMENDED) ?[:|»>] ?\S.{5,200}"
        ),
    ),
    captions.LABELLED,
    (
        Kind.RELATED,
        re.compile(
            r"[\[(] ?(?:related|read(?: more| also| next)?|see(?: also| more)?|more|watch|also|leggi anche(?: su)?|"
            r"lesen sie auch|lire aussi|à lire aussi|lea también)(?: [\w ]{2,20})? ?[:|] ?.{4,200}[\])]",
            _I,
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
            r"|as published in .{3,60}|published in .{3,50}\d{4}|"
            r"getty images embed|back to top"
            r"|skip to .{3,30}|close|menu|order reprints|click to tweet|show (?:more|less|all)|view (?:more|all)"
            r"|(?:an error (?:has )?occurred|there was an error\b).{0,80}|tempo de leitura:? .{1,20}|lesezeit:? .{1,20}"
            r"|(?-i:(?:</?[a-z][\w-]*(?:\s[^<>]{0,300})?/?>)+)|\d{4}-\d\d-\d\dt[\d:.+-]{4,20}z?"
            rf"|{_STAMPED}(?:,? by .{{3,60}})?)\W*",
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
            r"|support our journalism.{0,80}|donate(?: now)?|become a member.{0,60}"
            r"|keep an eye on your inbox.{0,80}|check your (?:inbox|e-?mail).{0,100}|enter (?:your|an) e-?mail.{0,60}"
            r"|(?:.{0,80}\b)?by clicking here|.{0,80}\blike (?:the|our|this) (?:facebook )?page"
            r"|(?:if you )?(?:enjoy(?:ed)?|like[ds]?|lov(?:e|ed)) (?:this|our|what)\b.{0,80}"
            r"\b(?:subscrib\w+|sign up|join|donat\w+|support\w*|share|become|proposition)\b.{0,200}"
            r"|subscribe (?:to|on)\b.{2,80}\b(?:youtube|channel|podcast|itunes|spotify|apple|newsletter)\b.{0,80}"
            r"|(?:get|download) .{0,60}\b(?:our|the|free) (?:\w+ ){0,3}app\b.{0,80}"
            r"|start your (?:day|morning|free trial)\b.{0,120}|(?-i:(?:The )?(?:[A-Z][\w'’&.]* ){1,5}Newsletter))\W*",
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
            r"|trending(?: (?:now|stories))?|popular(?: (?:on|in|at) .{2,30})?|explore (?:more|further)|dig deeper"
            r"|don['’]t miss|editor['’]?s[’']? (?:picks?|choice)|(?:top|"
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
            r"stories|content))?|see also|more on this|also on [\w ]{2,30}|recommended|explainer|trending|related"
            r" (?:post|video|photos|link|reading|column|slideshow)s?|"
            r"in pictures|opinion|don['’]t miss|watch|listen|video|gallery|lesen sie auch|lire aussi|"
            r"à lire aussi|lea también|mehr zum thema) ?"
            r"(?::| [|–—-]|»|>)\s*\S[^\"“]{5,160}",
            _I,
        ),
    ),
    (
        Kind.RELATED,
        re.compile(
            r"(?:also (?:on|from|in) [\w.]{2,30}(?: [\w.]{2,30})?(?=:?$)|also: (?:see|read|watch)\b|"
            r"you can (?:view|read|see|find|watch|listen to) .{3,100} here(?=[.:]?$)|"
            r"(?:watch|listen|see|read|view)\b(?: \S+){1,12} (?:above|below|here)(?=[.:]?$)|"
            r"click here (?:to|for)|read more (?:about|on|from|here|at)|(?:watch|see|view|listen to) "
            r"(?:the |a |full |more |this |our )*(?:video|clip|ad|interview"
            r"|trailer|podcast|gallery|photos?|slideshow|segment)s?"
            r"(?: segment)? (?:above|below|here|for)) ?[^\"“]{0,80}[.:]?",
            _I,
        ),
    ),
    captions.CAPTION,
    captions.CREDIT,
    (Kind.NOTE, newsroom.WHOLE),
    (Kind.COMMENT, threads.HEADING),
)

STAMP = re.compile(
    r"(?=.{0,120}\b(?:bookmark|share|comments?|updated|published)|.{0,40}\d{1,2}:\d{2}).{0,60}?"
    r"\d{1,2}:\d{2}(?: ?[ap]m)?(?: [A-Z]{2,4})?,? ?\d{1,2} [A-Z][a-z]{2,8} \d{4}.{0,120}",
    _I,
)
"""When a page was printed, run together with what stands around it ('Ada Moss12:04, 3 Mar 2023Bookmark')."""
BULLET = re.compile(r"(?:[•‣◦▪►→●○]|[-–*] )\s*\S")
LETTER = re.compile(
    r"(?:sign up|subscribe) (?:for|to) (?:the |our )?(?P<name>[A-Z][\w'’&.]*(?: (?:[A-Z][\w'’&.]*|of|the|"
    r"and)){0,4}?)(?:['’]s)?(?: (?:daily|weekly|free|e-?mail|morning|evening|news))* newsletters?\b"
)
