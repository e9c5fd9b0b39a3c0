"""Pages that hold no article, or only its beginning: each says which it is."""

from __future__ import annotations

import pytest

from standfirst.core.article import walls
from standfirst.core.article.extract import extract_article
from standfirst.core.errors import ExtractError
from standfirst.core.types import Page, ParsedItem
from tests.newspage import OTHER, PARAGRAPHS, linked_data, page, paragraphs, read

ITEM = ParsedItem(
    key="1",
    url="https://news.example.org/harbour",
    title="Harbour to be dredged",
    summary="<p>The harbour of Brunnstad will be dredged in spring.</p>",
)
FEED_TEXT = ("The harbour of Brunnstad will be dredged in spring.",)
BEGINNING = paragraphs(PARAGRAPHS[:2])

OFFERS = [
    "Subscribe to continue reading",
    "This article is only available to subscribers.",
    "Jetzt weiterlesen mit unserem Digitalabo",
    "Nur für Abonnenten",
    "Il vous reste 83 % de cet article à lire. La suite est réservée aux abonnés.",
    "Article réservé aux abonnés",
    "Contenido exclusivo para suscriptores",
    "Suscríbete para seguir leyendo",
]


@pytest.mark.parametrize("offer", OFFERS)
def test_a_short_text_before_an_offer_to_subscribe_is_a_stub(offer: str) -> None:
    article = read(text=BEGINNING, after=f"<div class='gate'><h2>{offer}</h2></div>")
    assert article.stub
    assert not article.whole
    assert article.trouble == walls.STUB
    assert article.paragraphs == PARAGRAPHS[:2]


@pytest.mark.parametrize("free", [False, "False", "false"])
def test_a_short_text_that_is_declared_not_free_is_a_stub(free: object) -> None:
    assert read(head=linked_data(isAccessibleForFree=free), text=BEGINNING).stub


def test_a_text_not_free_that_ends_open_is_a_stub() -> None:
    text = paragraphs((*PARAGRAPHS, *OTHER, "But then the minister said that he would…"))
    article = read(head=linked_data(isAccessibleForFree=False), text=text)
    assert article.stub


def test_a_hidden_part_that_the_page_does_not_hold_makes_a_stub() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": False, "cssSelector": ".locked"}
    head = linked_data(isAccessibleForFree=True, hasPart=part)
    assert read(head=head, text=BEGINNING).stub


def test_a_hidden_part_that_the_page_does_hold_leaves_it_whole() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".locked"}
    head = linked_data(isAccessibleForFree="False", hasPart=part)
    text = f"<div class='locked'>{paragraphs((*PARAGRAPHS, *OTHER))}</div>"
    article = read(head=head, text=text)
    assert article.whole
    assert not article.stub


def test_a_long_text_that_is_declared_not_free_is_whole() -> None:
    text = paragraphs(tuple(f"{p} {n}" for n in range(3) for p in PARAGRAPHS))
    article = read(head=linked_data(isAccessibleForFree=False), text=text)
    assert article.whole
    assert not article.stub
    assert article.trouble == ""


def test_a_short_free_article_is_no_stub() -> None:
    assert not read(text=BEGINNING).stub
    assert not read(head=linked_data(isAccessibleForFree=True), text=BEGINNING).stub


def test_a_stub_gives_way_to_a_longer_text_of_the_feed() -> None:
    item = ParsedItem(key="1", title="Harbour", content=paragraphs((*PARAGRAPHS, *OTHER)))
    article = read(head=linked_data(isAccessibleForFree=False), text=BEGINNING, item=item)
    assert article.stub
    assert article.trouble == walls.STUB
    assert article.paragraphs == (*PARAGRAPHS, *OTHER)


def test_a_stub_is_kept_before_a_shorter_text_of_the_feed() -> None:
    article = read(head=linked_data(isAccessibleForFree=False), text=BEGINNING, item=ITEM)
    assert article.stub
    assert article.paragraphs == PARAGRAPHS[:2]


EMPTY = {
    "script": (
        "<body><div id=root></div><script>app()</script><noscript>Please enable JavaScript."
        "</noscript></body>",
        walls.SCRIPTED,
    ),
    "script without a word": (
        "<body><div id=root></div><script src='/app.js'></script></body>",
        walls.SCRIPTED,
    ),
    "consent": (
        "<title>Before you continue</title><body><p>We use cookies. Accept all.</p></body>",
        walls.CONSENT,
    ),
    "consent de": (
        "<body><div><p>Wir und unsere 120 Partner verwenden Cookies.</p><button>Zustimmen und "
        "weiter</button></div></body>",
        walls.CONSENT,
    ),
    "consent fr": ("<body><p>Continuer sans accepter</p></body>", walls.CONSENT),
    "consent es": ("<body><p>Aceptar y continuar</p></body>", walls.CONSENT),
    "robots": ("<title>Checking your browser</title><body><p>Wait.</p></body>", walls.CONSENT),
    "missing": (
        "<title>Page not found</title><body><h1>404</h1><p>Try the search.</p></body>",
        walls.GONE,
    ),
    "missing de": ("<title>Seite nicht gefunden</title><body><p>Hoppla.</p></body>", walls.GONE),
    "missing fr": ("<title>Page introuvable</title><body><p>Oups.</p></body>", walls.GONE),
    "missing es": ("<title>Página no encontrada</title><body><p>Vaya.</p></body>", walls.GONE),
    "little": ("<html><body><article><p>More soon.</p></article></body></html>", walls.LITTLE),
}


@pytest.mark.parametrize(("html", "why"), EMPTY.values(), ids=EMPTY.keys())
def test_a_page_without_an_article_gives_the_feed_and_says_why(html: str, why: str) -> None:
    article = extract_article(Page(html=html.encode(), url=ITEM.url, item=ITEM))
    assert article.paragraphs == FEED_TEXT
    assert not article.whole
    assert article.trouble == why


def test_an_article_about_cookies_and_404_is_an_article() -> None:
    text = paragraphs((*PARAGRAPHS, *OTHER, "The site used to say 404, page not found.")) * 2
    article = read(head="<title>Why we use cookies</title>", text=text)
    assert article.whole


def test_a_short_text_in_a_script_without_spaces_is_enough() -> None:
    text = "".join(f"<p>{n}気象庁は調査終了を受けた記者会見で呼びかけた。</p>" for n in range(3))
    assert read(text=text).whole


def test_a_page_and_a_feed_without_a_text_are_an_error() -> None:
    with pytest.raises(ExtractError, match="built by a script"):
        extract_article(Page(html=EMPTY["script"][0].encode()))


def test_a_selector_that_is_too_hard_tells_nothing() -> None:
    part = {"isAccessibleForFree": False, "cssSelector": "main > .a:not(.b), .c"}
    text = paragraphs(tuple(f"{p} {n}" for n in range(3) for p in PARAGRAPHS))
    assert extract_article(page(head=linked_data(hasPart=part), text=text)).whole


@pytest.mark.parametrize("noscript", ["", "<noscript>Please enable JavaScript.</noscript>"])
def test_scripts_in_the_head_around_an_empty_frame_are_named_as_such(noscript: str) -> None:
    html = (
        "<!doctype html><html><head><title>Harbour</title><script src='/app.js'></script></head>"
        f"<body>{noscript}<div id='root'></div></body></html>"
    )
    with pytest.raises(ExtractError, match="built by a script"):
        extract_article(Page(html=html.encode()))
