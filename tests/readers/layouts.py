"""Pages as newsrooms lay them out, composed: the same invented articles under many sorts of markup, with what is true.

Every way of saying who, when and where (`SAYINGS`) meets bylines, dates, languages and bodies chosen by a seed. The
furniture quotes people, as real furniture does, so that whatever is taken out of it shows.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from sayings import SAYINGS, UNSECTIONED
from structured_sayings import Facts

OUTLETS = ["Norwick Courier", "The Tarn Observer", "Harbour Post", "Die Elbwarte", "Le Phare du Nord", "Radio Mirador"]
BYLINES = [
    ("Ada Moss",),
    ("Li Wen", "Wiebke Sand"),
    ("Jean-Luc d’Orbigny", "María José Peñalver", "Tom O’Hara"),
    ("Anneke van der Berg",),
    ("Associated Press",),
    ("Reuters",),
    ("Zoë Ångström",),
    (),
]
PROSE = {
    "en": (
        "Mayor opens the bridge at last, {n} days late",
        [
            "The harbour bridge at Norwick opened on Tuesday after months of delay, and the first to cross was a dog.",
            "“We will walk across it together, number {n} of us in front,” Ilse Aalders, the mayor, said at the hall.",
            "Engineers from Tarn had inspected the cables in the spring and found that two of them had to be replaced.",
            "Piet Visser, who leads the opposition, told reporters that his party would not agree to any spending.",
            "Nobody in the town remembers a summer in which so many people came to look at a thing that was closed.",
        ],
    ),
    "de": (
        "Die Brücke am Hafen öffnet mit {n} Tagen Verspätung",
        [
            "Die Brücke am Hafen von Norwick ist am Dienstag nach Monaten geöffnet worden, und ein Hund ging voran.",
            "„Wir gehen alle gemeinsam hinüber, Nummer {n} zuerst“, sagte die Bürgermeisterin Ilse Aalders im Rathaus.",
            "Die Ingenieure hatten im Frühjahr die Seile geprüft und dabei festgestellt, dass zwei zu ersetzen waren.",
            "Der Rat stimmt in der nächsten Woche über den Haushalt ab, und die Opposition will nicht mehr ausgeben.",
        ],
    ),
    "fr": (
        "Le pont du port ouvre avec {n} jours de retard",
        [
            "Le pont du port de Norwick a été ouvert mardi après des mois de retard, et un chien est passé le premier.",
            "« Nous le traverserons tous ensemble, le numéro {n} devant », a déclaré la maire, Ilse Aalders, à la mairie.",
            "Les ingénieurs avaient inspecté les câbles au printemps et constaté que deux devaient être remplacés.",
            "Le conseil votera le budget la semaine prochaine, et l’opposition ne veut plus dépenser cette année.",
        ],
    ),
}
TOPICS = ["Town", "Harbour", "Politics"]
CAPTION = "“The view is mine,” says Wim Kok, a fisherman, at the bridge on Monday. Photo: Li Wen/Courier"
RELATED = "Ferry is ‘finished for ever’, says its captain"
SIGN_UP = "“The best letter there is,” says a reader. Sign up for our newsletter and get it in your inbox every day."
BIO = "writes about towns. “I never learnt to swim,” she says. Follow her on Twitter."
COMMENT = "“She never said anything of the sort,” my cousin told me yesterday."
ASKED = "Sign up for our free newsletter: you get everything that the mayor says in your inbox every morning"
FURNITURE = (ASKED, CAPTION, RELATED, SIGN_UP, BIO, COMMENT)


@dataclass(frozen=True)
class Sheet:
    """A page and what is true of it; ``signed`` and ``updated`` only where the page shows or says them."""

    html: str
    saying: str
    seed: int
    title: str
    authors: tuple[str, ...]
    published: date
    updated: date | None
    publisher: str
    section: str | None
    language: str
    url: str
    quoted: str


def body(facts, prose, rng):
    """Paragraphs with furniture among and after them, in one of several builds."""
    quote = prose[1]
    pieces = [f"<p>{text}</p>" for text in prose]
    among = [
        f"<figure><img src='/b.jpg' alt='{escape(CAPTION, quote=True)}'><figcaption>{CAPTION}</figcaption></figure>",
        f"<div class='related'><h3>Related</h3><ul><li><a href='/ferry'>{RELATED}</a></li></ul></div>",
        f"<p><a href='/ferry'><strong>{RELATED}</strong></a></p>",
        f"<aside class='newsletter-signup'><p>{SIGN_UP}</p><form><input type=email></form></aside>",
        f"<p>{ASKED}</p>",
        f"<aside class='pull-quote'><blockquote>{quote[:60]}</blockquote></aside>",
        "<div class='ad'>Advertisement</div>",
    ]
    for piece in rng.sample(among, rng.randint(1, 3)):
        pieces.insert(rng.randint(1, len(prose) - 1), piece)
    after = [
        f"<div class='author-bio'><p>{(facts.authors or ('The writer',))[0]} {BIO}</p></div>",
        "<ul class='tags'><li><a href='/t/1'>Bridges</a></li><li><a href='/t/2'>Norwick</a></li></ul>",
        "<section class='recirculation'><h2>More from us</h2>"
        + "".join(
            f"<article class='card'><h3><a href='/story/{at}'>{RELATED} {at}</a></h3><p>Told in short.</p></article>"
            for at in range(4)
        )
        + "</section>",
        f"<section id='comments'><h2>2 comments</h2><article><b>Wim</b> <time datetime='2024-05-05'>3 hours ago</time><p>{COMMENT}</p></article></section>",
        "<div class='share-buttons'><a href='#'>Share</a><a href='#'>Tweet</a></div>",
    ]
    rng.shuffle(after)
    whole, tail = "".join(pieces), "".join(after)
    return rng.choice(
        [
            f"<div class='article-body'>{whole}</div>{tail}",
            f"<div itemprop='articleBody'>{whole}</div><footer>{tail}</footer>",
            f"<section class='story'>{whole}{tail}</section>",
            f"<div>{''.join(f'<div class=chunk>{piece}</div>' for piece in pieces)}</div>{tail}",
        ]
    )


def sheet(seed):
    """The page of a seed: its way of saying, and everything else by chance."""
    rng = random.Random(seed)
    saying = SAYINGS[seed % len(SAYINGS)]
    language = rng.choice(["en", "en", "en", "de", "fr"])
    title, prose = PROSE[language]
    published = date(2003, 1, 1) + timedelta(days=rng.randint(0, 8000))
    facts = Facts(
        title=title.format(n=seed),
        authors=rng.choice(BYLINES),
        published=published,
        updated=published + timedelta(days=rng.randint(1, 40)) if rng.random() < 0.5 else None,
        publisher=rng.choice(OUTLETS),
        section=rng.choice(TOPICS),
        language=language,
        url=f"https://paper.example/news/bridge-{seed}",
        rng=rng,
    )
    head, framed = saying(facts)
    prose = [text.format(n=seed) for text in prose]
    inner = body(facts, prose, rng)
    visible = framed.replace("{body}", inner) if framed else f"<h1>{facts.title}</h1>{inner}"
    mark = rng.choice([" | ", " - ", " – "])
    amp = " amp" if rng.random() < 0.15 else ""
    html = (
        f'<!doctype html><html lang="{language}"{amp}><head><meta charset="utf-8"><title>{facts.title}{mark}{facts.publisher}</title>'
        f'<link rel="canonical" href="{facts.url}">{head}</head><body><nav><a href="/">{facts.publisher}</a> <a href="/t">Town</a></nav>'
        f"<main>{'<article>' if rng.random() < 0.7 else '<div>'}{visible}</main><footer>© {facts.publisher}</footer></body></html>"
    )
    return Sheet(
        html=html,
        saying=saying.__name__,
        seed=seed,
        title=facts.title,
        authors=facts.authors,
        published=facts.published,
        updated=facts.updated,
        publisher=facts.publisher,
        section=None if saying in UNSECTIONED else facts.section,
        language=language,
        url=facts.url,
        quoted=prose[1],
    )
