"""A record's description of its article, back as the metadata it was made from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from provenance.model.agent import NewsMediaOrganization, Organization, Person
from provenance.model.reading import Byline, Metadata, Outlet
from provenance.model.source import NewsArticle

if TYPE_CHECKING:
    from provenance.ids import Iri
    from provenance.model.record import Record


def described(record: Record) -> Metadata:
    """What the record says of its article; composing it again gives the same article."""
    article = record.article
    return Metadata(
        url=article.url,
        headline=article.headline,
        author=tuple(byline for iri in article.author if (byline := _byline(record, iri))),
        publisher=_outlet(record, article.publisher),
        date_published=article.date_published,
        date_modified=article.date_modified,
        in_language=article.in_language,
        dateline=article.dateline if isinstance(article, NewsArticle) else None,
        credit=article.credit_text,
        article_section=article.article_section,
        license=article.license,
        rights=article.copyright_notice,
        identifier=article.identifier,
    )


def _byline(record: Record, iri: Iri) -> Byline | None:
    if person := record.get(iri, Person):
        return Byline(person.name, "Person", person.url)
    body = record.get(iri, Organization)
    return Byline(body.name, "Organization", body.url) if body else None


def _outlet(record: Record, iri: Iri | None) -> Outlet | None:
    if iri and (body := record.get(iri, Organization)):
        return Outlet(body.name, body.url, body.same_as)
    outlet = record.get(iri, NewsMediaOrganization) if iri else None
    if outlet is None:
        return None
    return Outlet(
        outlet.name,
        outlet.url,
        outlet.same_as,
        outlet.publishing_principles,
        outlet.corrections_policy,
        outlet.ethics_policy,
    )
