"""What a search finds: the same on SQLite and on PostgreSQL, whatever a person types."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from standfirst.models import Article, Body
from standfirst.models.search import MOST_PARTS, parts_of, search_articles
from tests import cast

pytestmark = pytest.mark.django_db

TEXTS = {
    "bridge": "The bridge over the Orl was closed on Tuesday, said the U.S. consul.",
    "cafe": "The café on the quay serves smørrebrød, and the Orl rises 3.5 metres.",
    "jets": "Two F-16 jets flew over the quay; O’Brien counted 95,000 people at quay-side stands.",
    "snow": "Snow fell on the valley. See https://snow.example/quay?a=1 or ask desk@snow.example.",
    "cyrillic": "Мост через Орл закрыт; ქალაქის ხიდი დაიკეტა.",
    "under": "A table named keel_report_final was sent at 17:30/18:00 by A&B.",
}
HOSTILE = (
    *('"', '""', '"" ""', "*", "**", "bridge*", "^bridge", "NEAR", "NEAR(bridge closed)"),
    *(
        "bridge AND",
        "OR",
        "NOT bridge",
        "headline:bridge",
        "{headline text}:bridge",
        "bridge + orl",
    ),
    *("'; DROP TABLE standfirst_article; --", "' OR '1'='1", "\\", "bridge\\'", "a\x00b", "\x00"),
    *(":*", "!bridge", "bridge & !orl", "(bridge", "bridge)", "<->", "a <-> b", "%s", "%(x)s", "-"),
    *("--", "- -", "-bridge", '-"', '-"the bridge"', "“bridge”", "_", "😀", "\ud800", "²", "ﷺ"),
    *("bridge " * 10_000, '"' + "bridge " * 10_000 + '"', "-orl " * 10_000, "b" * 100_000),
)


@pytest.fixture
def shelf(db: None) -> None:
    for number, (name, text) in enumerate(TEXTS.items()):
        cast.article("", section=name, text=text, published=cast.NOON + timedelta(hours=number))


def found(words: str) -> list[str]:
    return list(search_articles(words).values_list("section", flat=True))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("bridge", ["bridge"]),
        ("BRIDGE Closed", ["bridge"]),
        ("bridge snow", []),
        ("quay", ["snow", "jets", "cafe"]),
        ("quay -café", ["snow", "jets"]),
        ("quay -jets -snow", ["cafe"]),
        ('"over the orl"', ["bridge"]),
        ('"over the quay"', ["jets"]),
        ('"the over orl"', []),
        ('orl -"over the orl"', ["cafe"]),
        ("-quay", []),
        ("u.s.", ["bridge"]),
        ('"U.S. consul"', ["bridge"]),
        ("F-16", ["jets"]),
        ('"f 16"', ["jets"]),
        ("3.5", ["cafe"]),
        ("95,000", ["jets"]),
        ("o’brien", ["jets"]),
        ("O'Brien", ["jets"]),
        ("quay-side", ["jets"]),
        ("side", ["jets"]),
        ("snow.example", ["snow"]),
        ("desk@snow.example", ["snow"]),
        ("café", ["cafe"]),
        ("cafe", ["cafe"]),
        ("Cafe\N{COMBINING ACUTE ACCENT}", ["cafe"]),
        ("мост", ["cyrillic"]),
        ("ხიდი", ["cyrillic"]),
        ("report", ["under"]),
        ("keel_report_final", ["under"]),
        ("17:30", ["under"]),
        ("18", ["under"]),
        ("a&b", ["under"]),
        ("bridges", []),
        ("brid", []),
        ("bridge _", ["bridge"]),
    ],
)
def test_words_phrases_and_minus(shelf: None, words: str, names: list[str]) -> None:
    assert found(words) == names


@pytest.mark.parametrize("words", ["", " ", "-", '"', '"" -""', "-bridge", "\x00", "* ^ :"])
def test_a_search_without_a_word_finds_nothing(shelf: None, words: str) -> None:
    assert found(words) == []


def test_hostile_words_are_words(shelf: None) -> None:
    for words in HOSTILE:
        assert set(found(words)) <= set(TEXTS), words[:40]
    assert Article.objects.count() == len(TEXTS)


@given(words=st.text(alphabet=st.sampled_from("aЖé_\"'*-:()^&|!<>\\% \x00²😀"), max_size=30))
@example(words='-a "')
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_query_syntax(shelf: None, words: str) -> None:
    assert set(found(words)) <= set(TEXTS)


def test_only_so_many_words_count() -> None:
    assert len(parts_of("word " * 10_000)) == MOST_PARTS


def test_a_changed_article_is_found_by_its_new_words_alone(shelf: None) -> None:
    Body.objects.filter(article__section="snow").update(text="A thaw came to the valley.")
    assert found("fell") == []
    assert found("thaw") == ["snow"]
    assert found("thaw valley") == ["snow"]


def test_a_deleted_article_is_found_no_more(shelf: None) -> None:
    Article.objects.filter(section="snow").delete()
    assert found("valley") == []
    assert found("quay") == ["jets", "cafe"]


def test_a_headline_is_searched_like_the_text(shelf: None) -> None:
    cast.article("Zeppelin over the harbour", section="ship", text="It came at noon.")
    assert found("zeppelin noon") == ["ship"]


def test_a_text_of_a_million_letters_is_kept_and_found_by_its_beginning(db: None) -> None:
    long = "harbour " + " ".join(f"word{number}" for number in range(100_000))
    cast.article(section="long", text=long)
    assert found("harbour word17") == ["long"]
