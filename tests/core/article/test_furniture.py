"""Furniture, in four languages: by an element's name, by a line's own words."""

from __future__ import annotations

import pytest

from standfirst.core.article import furniture
from tests.newspage import OTHER, PARAGRAPHS, read

ENGLISH = [
    "Skip to main content",
    "Sign up today for our Morning Update newsletter.",
    "Get the day's news delivered to your inbox with our newsletter.",
    "Follow us on Facebook and Instagram",
    "Share this article",
    "Copy link",
    "We use cookies to improve your experience.",
    "Already a subscriber? Log in",
    "This article is only for subscribers.",
    "Read more: Port budget passes",
    "Related articles",
    "Most read",
    "Recommended",
    "Tags: harbour, ferries",
    "12 comments",
    "Have your say",
    "Photo: Ole Berg / Reuters",
    "4 min read",
    "Reading time: 4 minutes",
    "Listen to this article",
    "Download our app",
    "Story continues below advertisement",
    "Advertisement",
    "All rights reserved.",
    "Next page",
    "Page 2 of 3",
]
GERMAN = [
    "Zum Inhalt springen",
    "Abonnieren Sie unseren kostenlosen Newsletter.",
    "Folgen Sie uns auf Instagram",
    "Artikel teilen",
    "Wir verwenden Cookies.",
    "Sie haben bereits ein Abo?",
    "Lesen Sie auch: Der Hafen im Winter",
    "Mehr zum Thema",
    "Meistgelesen",
    "Das könnte Sie auch interessieren",
    "Schlagwörter: Hafen, Fähren",
    "12 Kommentare",
    "Foto: Jens Krause/dpa",
    "Lesezeit: 4 Minuten",
    "4 Min. Lesezeit",
    "Artikel anhören",
    "Laden Sie unsere App herunter",
    "Anzeige",
    "Empfohlener redaktioneller Inhalt",
    "Alle Rechte vorbehalten.",
    "Nächste Seite",
    "Seite 2 von 3",
]
FRENCH = [
    "Aller au contenu principal",
    "Inscrivez-vous à notre newsletter",
    "Suivez-nous sur Facebook",
    "Partager cet article",
    "Nous utilisons des cookies.",
    "Déjà abonné ? Connectez-vous",
    "Cet article est réservé aux abonnés",
    "À lire aussi : le port en hiver",
    "Lire aussi : le port en hiver",
    "Sur le même sujet",
    "Les plus lus",
    "Mots-clés : port, ferries",
    "12 commentaires",
    "Crédit photo : Jean Roux / AFP",
    "Temps de lecture : 4 min",
    "Écouter l'article",
    "Téléchargez notre application",
    "Publicité",
    "Tous droits réservés.",
    "Page suivante",
    "Page 2 sur 3",
]
SPANISH = [
    "Saltar al contenido",
    "Suscríbete a nuestro boletín",
    "Síguenos en Instagram",
    "Compartir",
    "Utilizamos cookies propias.",
    "¿Ya eres suscriptor?",
    "Artículo solo para suscriptores",
    "Lea también: el puerto en invierno",
    "Te puede interesar",
    "Lo más leído",
    "Etiquetas: puerto",
    "12 comentarios",
    "Foto: Ana Ruiz / EFE",
    "Tiempo de lectura: 4 minutos",
    "Escuchar este artículo",
    "Descarga nuestra app",
    "Publicidad",
    "Todos los derechos reservados.",
    "Página siguiente",
    "Página 2 de 3",
]
LINES = [*ENGLISH, *GERMAN, *FRENCH, *SPANISH]
LAST = "The council meets again in May to hear the first report on the work in the basin."


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_furniture_stays_out(line: str) -> None:
    assert furniture.line(line)


@pytest.mark.parametrize("language", [ENGLISH, GERMAN, FRENCH, SPANISH])
def test_furniture_between_paragraphs_leaves_only_the_paragraphs(language: list[str]) -> None:
    mixed = "".join(f"<p>{line}</p><p>No. {n}. {LAST}</p>" for n, line in enumerate(language))
    article = read(inside=mixed)
    assert article.paragraphs == (*PARAGRAPHS, *(f"No. {n}. {LAST}" for n in range(len(language))))


SENTENCES = [
    "Read by millions, the novel was printed in forty languages before its author had turned "
    "thirty.",
    "Share prices fell by a third on Monday after the bank told its customers to wait.",
    "Follow-up talks are planned for Tuesday, the ministry said.",
    "Photographs of the bridge were found in his flat.",
    "Topics such as wages will be left to the next round of talks.",
    "The ministry said that newsletters of parties must name who pays for them, a rule that three "
    "of the parties had opposed in the committee.",
    "Kommentare zu dem Urteil lehnte die Kanzlei am Montag ab.",
    "Bilder aus der Stadt zeigen zerstörte Häuser und leere Straßen.",
    "Werbung für Tabak ist künftig auch im Kino verboten.",
    "Sources proches du dossier, ils ont confirmé la vente du club.",
    "Partagés entre la colère et la peur, les habitants attendent.",
    "Fotos de la ciudad muestran casas destruidas y calles vacías.",
    "Compartir la casa con cuatro familias no fue fácil, dijo.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_that_begins_like_furniture_is_none(sentence: str) -> None:
    assert not furniture.line(sentence)
    assert sentence in read(inside=f"<p>{sentence}</p><p>{LAST}</p>").paragraphs


NAMED = (
    "newsletter-signup related-articles share-bar cookie-notice tag-list most-read author-bio "
    "comments audio-player app-promo breadcrumb teaser-list fact-box reading-time site-footer "
    "print-footer follow-us social-links outbrain subscribe lesen-sie-auch lire-aussi "
    "te-puede-interesar post-card"
).split()


@pytest.mark.parametrize("name", NAMED)
def test_a_block_named_as_furniture_stays_out(name: str) -> None:
    inside = f"<div class='{name}'><p>These words belong to the block {name}, to no text.</p></div>"
    assert read(inside=inside).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "name", ["has-newsletter", "paywall", "piano-inline-content", "teaser-content", "no-comments"]
)
def test_a_wrapper_named_after_a_feature_keeps_its_text(name: str) -> None:
    first = f"<div class='{name}'><p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p></div>"
    rest = f"<p>{PARAGRAPHS[2]}</p><p>{PARAGRAPHS[3]}</p>"
    assert read(text=first + rest).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "line",
    [
        "More:",
        "Guides",
        "Like this story? Share it with a friend!",
        "Leggi anche",
        "Le puede interesar: el puerto en invierno",
        "Síganos en Facebook",
        "Comparte esta noticia",
        "Article réservé aux abonnés",
        "Mehr Artikel aus dieser Rubrik gibt's hier: Leben",
        "Copyright 2026 Brunnstad News. All rights reserved.",
        "ann.lee@example.org",
        "Write to Ann Lee at ann.lee@example.org",
        "twitter.com/annlee",
        "Das Tagblatt auch bei Social Media – ob Facebook oder Instagram.",
        "Das Eis im Hafen. Bild: Jens Krause",
    ],
)
def test_a_line_after_the_text_that_sells_shares_or_credits_is_furniture(line: str) -> None:
    assert furniture.line(line)
    assert read(inside=f"<p>{line}</p>").paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "sentence",
    [
        "More: the word that Thomas gave his book is also the name of a port.",
        "Guides lead visitors through the harbour on Sundays.",
        "Le puede interesar a cualquiera que viva cerca del puerto o trabaje en él, dijo ayer.",
        "Whoever saw the ferry is asked to write to ann.lee@example.org before Friday.",
    ],
)
def test_a_sentence_that_begins_like_such_a_line_is_none(sentence: str) -> None:
    assert not furniture.line(sentence)


def test_a_list_of_labelled_links_is_no_text() -> None:
    items = "".join(
        f"<li><strong>Harbour:</strong> <a href='/{i}'>Ferry number {i} is late – again!</a></li>"
        for i in range(3)
    )
    assert read(inside=f"<ul>{items}</ul>").paragraphs == PARAGRAPHS


def test_a_list_of_links_goes_with_the_line_above_it() -> None:
    items = "".join(
        f"<li>The long way of the <a href='/{i}'>ferry number {i}</a> to town</li>"
        for i in range(3)
    )
    inside = f"<p>Related stories</p><ul>{items}</ul><p>{OTHER[0]}</p>"
    assert read(inside=inside).paragraphs == (*PARAGRAPHS, OTHER[0])


def test_a_subhead_goes_with_all_that_stood_below_it() -> None:
    inside = (
        "<h3>Our app</h3><p>Download our app</p>"
        f"<h3>The school</h3><p>{OTHER[0]}</p><h3>The roads</h3><p>{OTHER[1]}</p>"
    )
    article = read(inside=inside)
    assert "Our app" not in article.paragraphs
    assert article.paragraphs[4:] == ("The school", OTHER[0], "The roads", OTHER[1])
