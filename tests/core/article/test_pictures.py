"""The main picture, its caption and its credit."""

from __future__ import annotations

import pytest

from standfirst.core.article.markup import parse
from standfirst.core.article.pictures import main_picture
from standfirst.core.types import Picture

URL = "https://www.fjord.example/port/harbour"
CRANE = "https://www.fjord.example/crane-at-dawn.jpg"


def find(body: str = "", image: object = None, shared: str = "") -> Picture | None:
    tree = parse(f"<html><body><h1>H</h1>{body}<p>x</p></body></html>")
    assert tree is not None
    article = {"@type": "NewsArticle", "image": image} if image else {}
    return main_picture(tree, article, [], shared=shared, url=URL)


def figure(caption: str, image: str = "/crane-at-dawn.jpg?w=600") -> str:
    return f"<figure><img src='{image}'><figcaption>{caption}</figcaption></figure>"


def test_the_declared_picture_comes_with_its_caption_and_credit() -> None:
    image = {"url": "/crane-at-dawn.jpg", "caption": "A crane.", "creditText": "O. Berg"}
    assert find(image=[image, {"url": "/b.jpg"}]) == Picture(CRANE, "A crane.", "O. Berg")


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("A crane. <span class='credit'>Photo: O. Berg</span>", "A crane.", "O. Berg"),
        ("A crane. Photo: O. Berg", "A crane.", "O. Berg"),
        ("Ein Kran. (Foto: O. Berg)", "Ein Kran.", "O. Berg"),
        ("Une grue. © O. Berg", "Une grue.", "O. Berg"),
        ("Una grúa. Crédito: O. Berg (AFP)", "Una grúa.", "O. Berg (AFP)"),
        ("A crane. O. Berg/AFP", "A crane.", "O. Berg/AFP"),
        ("A crane. Olga Berg / AFP", "A crane.", "Olga Berg / AFP"),
        ("A crane.", "A crane.", ""),
        ("<small class='copyright'>© O. Berg</small>", "", "O. Berg"),
        ("By Ann Lee, 3 March 2026", "", ""),
    ],
)
def test_a_figure_says_what_the_declaration_leaves_out(
    caption: str, text: str, credit: str
) -> None:
    assert find(figure(caption), image={"url": CRANE}) == Picture(CRANE, text, credit)


def test_the_figure_is_the_one_that_shows_the_picture() -> None:
    body = figure("Another.", "/other-picture.jpg") + figure("A crane.")
    assert find(body, shared=CRANE) == Picture(CRANE, "A crane.")


def test_a_figure_further_down_is_not_the_articles() -> None:
    text = "<p>" + "The channel has lost a metre in ten years. " * 4 + "</p>"
    assert find(text * 2 + figure("Another.", "/x.jpg"), shared=CRANE) == Picture(CRANE)


@pytest.mark.parametrize(
    "image",
    ["/logo.png", "/img/placeholder-600.jpg", "data:image/png;base64,xx", "#primaryimage", ""],
)
def test_a_logo_or_a_placeholder_is_no_picture(image: str) -> None:
    assert find(image=image) is None
    assert find(image=image, shared=CRANE) == Picture(CRANE)


def test_a_caption_of_a_book_is_cut() -> None:
    picture = find(figure("word " * 50_000), shared=CRANE)
    assert picture is not None
    assert len(picture.caption) <= 500


@pytest.mark.parametrize(
    ("given", "caption"),
    [
        ("1 of 4 The crane at noon", "The crane at noon"),
        ("Live Watch Fjord Live", ""),
        ("Watching the crane at noon", "Watching the crane at noon"),
        ("Live music in the harbour on Sunday night", "Live music in the harbour on Sunday night"),
    ],
)
def test_a_caption_is_without_counts_and_buttons(given: str, caption: str) -> None:
    tree = parse("<html><body><p>x</p></body></html>")
    assert tree is not None
    image = {"@type": "ImageObject", "url": "/crane.jpg", "caption": given, "creditText": "x"}
    found = main_picture(tree, {"image": image}, [], shared="", url="https://www.example.org/a")
    assert found is not None
    assert found.caption == caption


def test_a_credit_is_without_its_labels() -> None:
    tree = parse("<html><body><p>x</p></body></html>")
    assert tree is not None
    image = {"url": "/crane.jpg", "caption": "A crane", "creditText": "Credit: Credit... Bo Ek"}
    found = main_picture(tree, {"image": image}, [], shared="", url="https://www.example.org/a")
    assert found is not None
    assert found.credit == "Bo Ek"
