"""News pages written small: four paragraphs of an article, and what a test puts around them."""

from __future__ import annotations

import json

from standfirst.core.article.extract import extract_article
from standfirst.core.types import ExtractedArticle, Page, ParsedItem

URL = "https://news.example.org/harbour"
HEADLINE = "Harbour to be dredged"
PARAGRAPHS = (
    "The harbour of Brunnstad will be dredged in spring, the port authority said on Monday, after "
    "two ferries ran aground within a week.",
    "“We cannot wait for another winter,” said Ida Holm, who heads the authority. “The channel has "
    "lost a metre in ten years.”",
    "The work will cost 14 million crowns, of which the state pays half, and it closes the inner "
    "basin to ships for about six weeks.",
    "Fishermen had asked for a later date, because the herring comes into the fjord in April, but "
    "their union agreed to a compromise last week.",
)
OTHER = (
    "The council of Sandvik has turned down the plan for a new school on the hill, which parents "
    "had asked for since the old one burned.",
    "The mayor said that the money would go to roads instead, and that the pupils would be taken "
    "to the neighbouring village by bus.",
    "Teachers called the decision a mistake that the town would regret, and announced a march "
    "through the town for next Saturday.",
)


def paragraphs(texts: tuple[str, ...] = PARAGRAPHS) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(
    *,
    head: str = "",
    before: str = "",
    inside: str = "",
    after: str = "",
    text: str = "",
    item: ParsedItem | None = None,
) -> Page:
    html = (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'>{head}</head><body>{before}"
        f"<main><article>{text or paragraphs()}{inside}</article></main>{after}</body></html>"
    )
    return Page(html=html.encode(), url=f"{URL}?utm_source=rss", item=item)


def read(
    *,
    head: str = "",
    before: str = "",
    inside: str = "",
    after: str = "",
    text: str = "",
    item: ParsedItem | None = None,
) -> ExtractedArticle:
    return extract_article(
        page(head=head, before=before, inside=inside, after=after, text=text, item=item)
    )


def linked_data(**properties: object) -> str:
    """A script of JSON-LD that describes an article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **properties}
    return f"<script type='application/ld+json'>{json.dumps(node)}</script>"
