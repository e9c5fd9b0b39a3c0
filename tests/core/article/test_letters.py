"""Letters as articles: the text whole, the furniture and the reader's secrets out."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from standfirst.core.article.letters import read_letter
from standfirst.core.source.letter import CONFIRMS, EMPTY
from standfirst.core.types import ExtractedArticle, Letter, Person
from tests.cost import at_most
from tests.letters import PAGE, PARAGRAPHS, READER, SOURCE, mime, newsletter, wrapped

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
LONG = "The bridge over the Orl was closed on Tuesday after engineers found a crack in it, " * 3


def article(raw: bytes) -> ExtractedArticle:
    found = read_letter(Letter(1, raw, NOON))
    assert found.article is not None, found.trouble
    return found.article


def of_html(html: str, **headers: str) -> ExtractedArticle:
    return article(mime(html=html, From="The Pier <pier@b.example>", Subject="Bridge", **headers))


def of_plain(plain: str) -> ExtractedArticle:
    return article(mime(plain=plain, From="The Pier <pier@b.example>", Subject="Bridge"))


def test_a_newsletter_becomes_a_whole_article() -> None:
    found = read_letter(Letter(1, newsletter(), NOON))
    made = found.article
    assert made is not None
    assert made.headline == found.item.title == "Why the bridge was closed"
    assert made.paragraphs == (PARAGRAPHS[0], "Six weeks", *PARAGRAPHS[1:])
    assert made.standfirst == "Engineers found a crack in the third pier."
    assert made.authors == (Person("Jane Dahl"),)
    assert made.published == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert (made.url, made.site, made.whole) == (PAGE, "The Pier Letter", True)
    assert found.item.key == "<1.pier@letters.example>"
    assert "<h2>Six weeks</h2>" in made.html
    assert f'<a href="{SOURCE}"' in made.html


def test_nothing_of_the_readers_own_is_in_the_article() -> None:
    made = article(newsletter())
    everything = f"{made.html} {made.text} {made.standfirst} {made.url}"
    for secret in (READER, "s3cr3t", "redirect", "account/77", "Ann", "t.example", "cid:"):
        assert secret not in everything, secret


def test_a_letter_without_a_page_for_all_has_no_address() -> None:
    page = "https://click.letters.example/f/a/Xy7zQ1bC9dEf3GhJ~~/AAQRxRA~"
    assert article(newsletter(page=page)).url == ""


def test_of_two_dates_the_earlier_is_believed() -> None:
    made = article(newsletter(Date="Mon, 02 Mar 2099 09:00:00 +0000"))
    assert made.published == NOON
    assert article(newsletter(Date="")).published == NOON


@pytest.mark.parametrize(
    ("sender", "list_id", "outlet", "place", "person"),
    [
        ("The Pier <news@pier.example>", "", "The Pier", "pier.example", ""),
        ("The Pier <news@mail.pier.co.uk>", "", "The Pier", "pier.co.uk", ""),
        ("Jane Dahl at The Pier <j@pier.example>", "", "The Pier", "pier.example", "Jane Dahl"),
        ("Jana Dahl bei Hafenpost <j@h.example>", "", "Hafenpost", "h.example", "Jana Dahl"),
        ("Jeanne Dahl chez Le Quai <j@quai.example>", "", "Le Quai", "quai.example", "Jeanne Dahl"),
        ("Juana Díaz desde El Muelle <j@m.example>", "", "El Muelle", "m.example", "Juana Díaz"),
        ("Jane Dahl | Pier <j@p.example>", "Pier <x.p.example>", "Pier", "p.example", "Jane Dahl"),
        ("Morning News from Pier <j@p.example>", "", "Morning News from Pier", "p.example", ""),
        ("pier@hub.example", "The Pier <pier.hub.example>", "The Pier", "pier.hub.example", ""),
        ("news@pier.example", "", "pier.example", "pier.example", ""),
        ("", "", "Unknown sender", "letters.invalid", ""),
    ],
)  # fmt: skip
def test_a_sender_is_an_outlet_and_may_name_a_person(
    sender: str, list_id: str, outlet: str, place: str, person: str
) -> None:
    raw = mime(plain=LONG, From=sender, Subject="Bridge", **{"List-Id": list_id})
    found = read_letter(Letter(1, raw, NOON))
    assert found.sender.name == outlet
    assert found.sender.url.split("/")[2] == place
    assert [one.name for one in found.item.authors] == ([person] if person else [])


@pytest.mark.parametrize(
    ("subject", "headline"),
    [
        ("[The Pier] Bridge closed", "Bridge closed"),
        ("[pier] Bridge closed", "[pier] Bridge closed"),
        ("[Video] Bridge closed", "[Video] Bridge closed"),
        ("Fwd: Bridge closed", "Bridge closed"),
    ],
)
def test_a_headline_is_the_subject_without_the_lists_name(subject: str, headline: str) -> None:
    raw = mime(plain=LONG, From="The Pier <news@b.example>", Subject=subject)
    assert article(raw).headline == headline


FURNITURE = {
    "en": [
        "View this email in your browser",
        "Trouble viewing this email? Read it online.",
        "Forward to a friend",
        "Was this newsletter forwarded to you?",
        "Follow us on Instagram",
        "Facebook | Twitter | LinkedIn",
        "Manage your preferences or unsubscribe",
        "Add us to your address book",
    ],
    "de": [
        "Im Browser ansehen",
        "Webversion",
        "Wird diese E-Mail nicht richtig dargestellt? Hier klicken",
        "Newsletter weiterempfehlen",
        "Wurde Ihnen dieser Newsletter weitergeleitet?",
        "Hier können Sie sich vom Newsletter abmelden",
        "Einstellungen ändern",
        "Folgen Sie uns",
    ],
    "fr": [
        "Voir cet e-mail dans votre navigateur",
        "Version en ligne",
        "Si cet e-mail ne s'affiche pas correctement, cliquez ici",
        "Transférer à un ami",
        "Se désabonner",
        "Gérer vos préférences",
        "Suivez-nous",
    ],
    "es": [
        "Ver en el navegador",
        "Ver versión online",
        "Si no puedes ver este mensaje correctamente, haz clic aquí",
        "Reenviar a un amigo",
        "Darse de baja",
        "Gestionar tus preferencias",
        "Síguenos",
    ],
}
IMPRINTS = {
    "en": [
        "You are receiving this email because you subscribed at our site.",
        "Sent to you by The Pier, 5 Quay Street, Halvik 40123",
        "© 2026 The Pier. All rights reserved.",
        "Privacy policy · Terms of service",
    ],
    "de": [
        "Sie erhalten diese E-Mail, weil Sie sich angemeldet haben.",
        "Impressum | Datenschutz | AGB",
        "Hafenpost GmbH, Kai 5, 20457 Hamburg",
        "Diese E-Mail wurde an Sie gesendet.",
    ],
    "fr": [
        "Vous recevez cet e-mail car vous êtes inscrit à notre lettre.",
        "Mentions légales · Politique de confidentialité",
        "Tous droits réservés",
    ],
    "es": [
        "Recibes este correo porque te suscribiste.",
        "Aviso legal · Política de privacidad",
        "Todos los derechos reservados",
    ],
}
SAID = [
    "Unsubscribing from the old order is what the voters did on Sunday, and it shows in every "
    "district of the city, from the harbour to the hills, where turnout was higher than ever.",
    "Facebook said on Monday that it would close its office in Halvik.",
    "Read the report online before the council meets on Thursday, its author said.",
    "The privacy law passed by 61 votes to 39.",
    "Copyright is dead, says the minister.",
    "Dear prices keep shoppers away from the market.",
]


@pytest.mark.parametrize("language", FURNITURE)
def test_furniture_of_a_letter_stays_out_wherever_it_stands(language: str) -> None:
    rows = "".join(f"<p>{one}</p><p>{n} {LONG}</p>" for n, one in enumerate(FURNITURE[language]))
    assert [text[0] for text in of_html(rows).paragraphs] == list(
        "01234567"[: len(FURNITURE[language])]
    )


@pytest.mark.parametrize("language", IMPRINTS)
def test_an_imprint_is_taken_off_the_end(language: str) -> None:
    rows = "".join(f"<p>{one}</p>" for one in [LONG, *IMPRINTS[language]])
    assert len(of_html(rows).paragraphs) == 1


@pytest.mark.parametrize("said", SAID)
def test_what_the_letter_says_stays(said: str) -> None:
    assert said in of_html(f"<p>{LONG}</p><p>{said}</p><p>{LONG} So it was.</p>").paragraphs


@pytest.mark.parametrize(
    "greeting",
    ["Hi Ann,", "Dear readers,", "Good morning!", "Liebe Leserin,", "Guten Morgen,",
     "Bonjour Ann,", "Chère lectrice,", "Hola Ann:", "Buenos días,"],
)  # fmt: skip
def test_a_greeting_is_no_paragraph(greeting: str) -> None:
    assert len(of_html(f"<p>{greeting}</p><p>{LONG}</p>").paragraphs) == 1


@pytest.mark.parametrize(
    "link",
    [
        '<a href="https://b.example/unsubscribe/abc">here</a>',
        '<a href="https://b.example/leave/s3cr3t">here</a>',
        '<a href="https://b.example/x">Manage preferences</a>',
        '<a href="https://b.example/x">Confirm your address</a>',
        '<a href="mailto:leave@b.example?subject=unsubscribe">here</a>',
    ],
)
def test_a_link_by_which_one_leaves_or_confirms_is_not_shown(link: str) -> None:
    html = f"<p>{LONG} {link} {LONG}</p><p>{LONG} So it was.</p>"
    made = of_html(html, **{"List-Unsubscribe": "<https://b.example/leave/s3cr3t>"})
    assert "href" not in made.html
    assert "here" not in made.text.replace("where", "")


def test_tables_of_layout_are_laid_flat_and_tables_of_data_stay() -> None:
    made = of_html(
        f"<table><tr><td><table><tr><td><b>{LONG}</b></td><td>Aside, said.</td></tr></table></td>"
        "</tr></table><table><tr><th>District</th><th>Votes</th></tr>"
        "<tr><td>Harbour</td><td>61</td></tr></table>"
    )
    assert made.paragraphs[1:] == ("Aside, said.", "District | Votes", "Harbour | 61")
    assert made.html.count("<table>") == 1
    assert f"<p><strong>{LONG}</strong></p>".replace(" </", " </") in made.html


def test_structure_is_kept() -> None:
    made = of_html(
        f"<div>{LONG}</div><h3>What next</h3><ul><li>One <b>thing</b></li><li><p>Two</p></li></ul>"
        f"<blockquote><p>We wait.</p></blockquote><center>First.<br><br>Second.</center>"
    )
    assert made.paragraphs[1:] == ("What next", "One thing", "Two", "We wait.", "First.", "Second.")
    assert "<ul><li>One <strong>thing</strong></li>" in made.html
    assert "<blockquote><p>We wait.</p></blockquote>" in made.html


def test_a_link_round_paragraphs_leads_from_each_of_them() -> None:
    made = of_html(f'<a href="{wrapped(SOURCE)}"><p>{LONG}</p><p>Second line, said.</p></a>')
    assert made.html.count(f'href="{SOURCE}"') == 2


def test_a_headline_as_a_picture_leaves_its_words() -> None:
    html = f'<img src="https://b.example/p.png" alt="Six weeks without the bridge"><p>{LONG}</p>'
    made = of_html(html)
    assert made.paragraphs[0] == "Six weeks without the bridge"
    assert "<img" not in made.html


def test_what_is_hidden_is_not_shown() -> None:
    made = of_html(
        f'<p style="display: none">Secret one</p><p>{LONG}</p>'
        '<div style="font-size:0">Secret two</div><p style="font-size:0.9em">Shown, small.</p>'
    )
    assert made.paragraphs[1:] == ("Shown, small.",)


def test_the_same_text_for_two_widths_of_screen_is_taken_once() -> None:
    assert len(of_html(f"<p>{LONG}</p><div class=mobile><p>{LONG}</p></div>").paragraphs) == 1


def test_a_list_of_links_is_what_a_digest_says() -> None:
    items = "".join(
        f'<li><a href="{wrapped(SOURCE)}">Bridge closed, part {n}</a></li>' for n in "123"
    )
    assert len(of_html(f"<p>{LONG}</p><ul>{items}</ul>").paragraphs) == 4


def test_plain_text_becomes_paragraphs_with_links() -> None:
    made = of_plain(
        "The bridge over the Orl was closed on Tuesday after engineers found\n"
        "a crack in its third pier.\n\n==========\n\n"
        f"> Read the report: <{wrapped(SOURCE)}>.\n\nOne\nTwo & <three>\n\n"
        "--\nUnsubscribe: https://b.example/unsubscribe/s3cr3t\n"
    )
    assert made.paragraphs == (
        "The bridge over the Orl was closed on Tuesday after engineers found a crack in its third "
        "pier.",
        f"Read the report: {SOURCE}.",
        "One Two & <three>",
    )
    assert f'href="{SOURCE}"' in made.html
    assert "s3cr3t" not in made.html


@pytest.mark.parametrize(
    "html",
    [
        '<script>alert(1)</script><p onclick="x()">Text</p>',
        '<a href="javascript:alert(1)">Text</a>',
        '<img src=x onerror=alert(1) alt="a b c d e"><p>Text</p>',
        "<p>Text</p><iframe src=https://x.example></iframe>",
        '<p style="background:url(https://t.example/x)">Text</p>',
        "<svg><a xlink:href='javascript:alert(1)'>x</a></svg><p>Text</p>",
        '<a href="data:text/html,<script>alert(1)</script>">Text</a>',
    ],
)
def test_nothing_that_runs_gets_into_an_article(html: str) -> None:
    made = of_html(f"<p>{LONG}</p>{html}")
    for bad in ("script", "onclick", "onerror", "javascript:", "iframe", "style", "data:", "<svg"):
        assert bad not in made.html


def test_a_letter_without_text_and_one_with_a_secret_are_no_articles() -> None:
    empty = read_letter(Letter(1, mime(html="<img src=x>", From="a@b.example", Subject="x")))
    assert (empty.article, empty.trouble) == (None, EMPTY)
    secret = read_letter(Letter(1, newsletter(subject="Confirm your subscription")))
    assert (secret.article, secret.trouble) == (None, CONFIRMS)


def test_a_letter_without_an_identity_is_known_by_its_bytes() -> None:
    one, other = (mime(plain=f"{LONG}{n}", From="a@b.example", Subject="x") for n in "12")
    keys = [read_letter(Letter(1, raw)).item.key for raw in (one, one, other)]
    assert keys[0] == keys[1] != keys[2]


HOSTILE = {
    "tables in tables": "<table><tr><td>" * 20_000,
    "many paragraphs": "<p>word</p>" * 100_000,
    "many links": '<a href="https://b.example/unsubscribe">x</a> ' * 50_000,
    "many hidden": '<div style="display:none">' * 20_000,
    "one long word": "<p>" + "a" * 2_000_000,
    "one long style": f'<p style="{"font-size:" * 100_000}">x</p>',
    "many breaks": "<p>" + "x<br><br>" * 50_000,
    "spaces": "<p>" + " \u200c" * 500_000 + "</p>",
    "no end of brackets": "<" * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_letter_takes_less_than_two_seconds(name: str) -> None:
    raw = b"From: a@b.example\nContent-Type: text/html\n\n" + HOSTILE[name].encode()
    with at_most(2.0):
        read_letter(Letter(1, raw))


@pytest.mark.parametrize(
    "text",
    ["https://" * 200_000, "[" * 500_000, "> " * 500_000, "\n" * 1_000_000, "a\n" * 500_000],
    ids=["addresses", "brackets", "quotes", "empty lines", "lines"],
)
def test_hostile_plain_text_takes_less_than_two_seconds(text: str) -> None:
    with at_most(2.0):
        read_letter(Letter(1, f"From: a@b.example\n\n{text}".encode()))
