"""Marks in the HTML of an article where words of its text stand."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.article.places import MOST_PLACES, mark_places
from standfirst.core.types import Span
from tests.cost import at_most

TEXT = "He said “We will & shall.” Ann said “no way”.\n\nMore of “We will” text."
HTML = (
    '<p>He said “We <a href="x">will</a> &amp; shall.” <em>Ann said “no</em> way”.</p>\n'
    "<p>More of “We&nbsp;will” text.</p>"
)


def at(words: str, *, last: bool = False) -> Span:
    start = TEXT.rindex(words) if last else TEXT.index(words)
    return start, start + len(words)


def marked(*places: tuple[str, Span]) -> str:
    return mark_places(HTML, TEXT, places)[0]


def test_words_are_marked_with_the_tags_within_them() -> None:
    html = marked(("said-0", at("We will & shall.")))
    assert '“<span class="said" id="said-0">We <a href="x">will</a> &amp; shall.</span>”' in html


def test_words_that_stand_twice_are_marked_where_they_were_said() -> None:
    html, found = mark_places(HTML, TEXT, [("said-0", at("We will", last=True))])
    assert 'More of “<span class="said" id="said-0">We&nbsp;will</span>”' in html
    assert found == {"said-0"}


def test_a_mark_ends_where_a_tag_around_its_beginning_ends() -> None:
    assert '“<span class="said" id="said-0">no</span></em> way”' in marked(("said-0", at("no way")))


def test_a_mark_that_runs_over_paragraphs_ends_with_the_first() -> None:
    html = marked(("said-0", (at("way”")[0], at("More of")[1])))
    assert '</em> <span class="said" id="said-0">way”.</span></p>' in html


def test_words_within_words_have_marks_within_marks() -> None:
    html = marked(("said-1", at("shall")), ("said-0", at("We will & shall.")))
    assert '&amp; <span class="said" id="said-1">shall</span>.</span>”' in html


def test_words_that_cross_others_keep_a_place_to_lead_to() -> None:
    html = marked(("said-0", at("He said “We will & shall")), ("said-1", at("& shall.”")))
    assert '<span class="said" id="said-1"></span>&amp; shall</span>.”' in html


def test_what_is_not_in_the_html_is_not_found() -> None:
    assert mark_places("<p>Another text</p>", TEXT, [("said-0", at("We will"))]) == (
        "<p>Another text</p>",
        set(),
    )


PIECES = st.sampled_from(
    ["<p>", "</p>", "<em>", "</em>", "<br>", "ab", " ", "&amp;", "c”", "<", "&"]
)


@given(
    st.lists(PIECES, max_size=20).map("".join),
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_marks_change_nothing_else(html: str, spans: list[tuple[int, int]]) -> None:
    text = re.sub(r"</?(?:p|em|br)>", "", html).replace("&amp;", "&")
    places = [
        (f"said-{n}", (min(one), max(one))) for n, one in enumerate(spans) if max(one) <= len(text)
    ]
    made, found = mark_places(html, text, places)
    assert made.count("<span") == made.count("</span>") == len(found)
    assert re.sub(r"</?span[^>]*>", "", made) == html


def test_a_long_text_with_many_places_costs_little() -> None:
    text = "We will not give in, he said again and again. " * 4000
    places = [(f"said-{n}", (n * 40, n * 40 + 30)) for n in range(MOST_PLACES * 2)]
    with at_most(3.0):
        _, found = mark_places(f"<p>{text}</p>", text, places)
    assert len(found) == MOST_PLACES
