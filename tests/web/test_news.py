"""What a reader finds new in a story, where reports disagree, and what was counted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from standfirst.models import (
    Article,
    Development,
    Figure,
    Reader,
    Reading,
    Revision,
    Story,
    StoryVisit,
)
from standfirst.web.disagreements import disagreements
from standfirst.web.news import News
from standfirst.web.told import told_in
from tests import cast

FOLLOWING = "New since you last looked"


@pytest.fixture
def told(db: None) -> cast.Told:
    """The story of the cast, grouped a day ago."""
    made = cast.story()
    long_ago = timezone.now() - timedelta(days=1)
    Article.objects.filter(story=made.story).update(grouped_at=long_ago)
    return made


def came(told: cast.Told, headline: str, **fields: Any) -> Article:
    """An article that was grouped into the story just now, into its step."""
    step = told.articles[0].development
    known = {"story": told.story, "development": step, "grouped_at": timezone.now()}
    return cast.article(headline, **known | fields)


def dead(row: Article, value: float, sentence: str = "") -> Figure:
    sentence = sentence or f"The blast killed {value:g} people."
    position = row.figures.count()
    return Figure.objects.create(
        article=row, position=position, value=value, counts="people", sentence=sentence
    )


def page(client: Client, story: Story) -> str:
    return client.get(story.path).content.decode()


def looked(told: cast.Told, reader: Reader, *, ago: timedelta) -> None:
    """The reader's last visit was so long ago."""
    at = timezone.now() - ago
    StoryVisit.objects.filter(reader=reader, story=told.story).update(looked_at=at)


def an_hour_later(told: cast.Told, reader: Reader) -> None:
    looked(told, reader, ago=timedelta(hours=1))


def test_the_first_visit_shows_no_news_and_is_noted(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    assert FOLLOWING not in page(as_bea, told.story)
    visit = StoryVisit.objects.get(reader=bea, story=told.story)
    assert visit.seen_at == Article.objects.latest("grouped_at").grouped_at


def test_a_visitor_has_no_news_and_leaves_no_visit(client: Client, told: cast.Told) -> None:
    assert FOLLOWING not in page(client, told.story)
    assert not StoryVisit.objects.exists()


def test_between_two_visits_comes_a_step_a_statement_and_another_number(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    dead(told.articles[0], 12)
    page(as_bea, told.story)
    an_hour_later(told, bea)
    step = Development.objects.create(
        story=told.story, opened_at=cast.NOON, latest_at=cast.NOON + timedelta(hours=5)
    )
    new = came(told, "Pier gives way", development=step, published=cast.NOON + timedelta(hours=5))
    said = cast.statement(new, "We shall rebuild it within the year.")
    dead(new, 14)
    shown = page(as_bea, told.story).partition("Timeline")[0]
    assert FOLLOWING in shown
    assert "1 new step" in shown
    assert "Pier gives way" in shown
    assert f"{new.path}#said-{said.position}" in shown
    assert ">14</span></strong>" in shown
    assert "was 12" in shown


def test_nothing_new_is_said_with_the_number_of_articles_that_repeat_it(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    for number in range(14):
        came(told, f"Bridge closed, says outlet {number}")
    shown = page(as_bea, told.story)
    assert "Nothing new since" in shown
    assert "14 articles repeat what was known" in shown


def test_nothing_new_is_said_where_nothing_came(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    assert "Nothing new: the last article came here" in page(as_bea, told.story)


def test_a_reload_within_minutes_hides_nothing_and_a_later_visit_does(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    cast.statement(came(told, "Mayor speaks"), "We shall rebuild it within the year.")
    for _ in range(2):
        assert "Said for the first time" in page(as_bea, told.story)
    an_hour_later(told, bea)
    assert "Said for the first time" not in page(as_bea, told.story)


def test_what_comes_during_the_first_sitting_is_new_on_a_reload(
    as_bea: Client, told: cast.Told
) -> None:
    for _ in range(2):
        assert FOLLOWING not in page(as_bea, told.story)
    cast.statement(came(told, "Mayor speaks"), "We shall rebuild it within the year.")
    for _ in range(2):
        assert "Said for the first time" in page(as_bea, told.story)


def test_a_late_article_is_new_though_it_was_published_long_ago(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    late = came(told, "An early word", published=cast.NOON - timedelta(days=3))
    cast.statement(late, "We knew of the crack in spring.")
    assert "We knew of the crack in spring." in page(as_bea, told.story).partition("Timeline")[0]


def test_what_was_grouped_before_the_visit_but_written_after_it_is_not_lost(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    began = timezone.now() - timedelta(minutes=1)
    page(as_bea, told.story)  # while the batch that began then is not yet written
    an_hour_later(told, bea)
    row = came(told, "Of that batch", grouped_at=began)
    cast.statement(row, "We shall rebuild it within the year.")
    assert "Said for the first time" in page(as_bea, told.story)


def test_a_changed_article_is_new_only_in_what_it_did_not_say_before(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    first = told.articles[0]
    Revision.objects.create(
        article=first, replaced_at=timezone.now(), text="Moor said: We shall rebuild it  in a year."
    )
    Article.objects.filter(pk=first.pk).update(grouped_at=timezone.now())
    cast.statement(first, "We shall rebuild it in a year.")
    cast.statement(first, "It will cost us dearly in the end.")
    shown = page(as_bea, told.story).partition("Timeline")[0]
    assert "It will cost us dearly in the end." in shown
    assert "We shall rebuild it in a year." not in shown


def test_a_page_that_a_browser_fetches_ahead_is_no_visit(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    as_bea.get(told.story.path, headers={"sec-purpose": "prefetch;prerender"})
    as_bea.head(told.story.path)
    assert not StoryVisit.objects.exists()


def test_two_pages_at_once_begin_one_sitting(bea: Reader, told: cast.Told) -> None:
    def look(known: StoryVisit | None, upto: datetime) -> None:
        StoryVisit.objects.look(
            known, reader_id=bea.pk, story_id=told.story.pk, upto=upto, now=timezone.now()
        )

    first, second, third = (cast.NOON + timedelta(hours=n) for n in range(3))
    look(None, first)
    an_hour_later(told, bea)
    known = StoryVisit.objects.get()
    look(known, second)
    look(known, third)  # knew the row as it was before
    row = StoryVisit.objects.get()
    assert (row.since, row.seen_at) == (first, second)
    look(row, first)
    assert StoryVisit.objects.get().seen_at == second  # never back


def test_news_ask_a_fixed_number_of_questions(
    as_bea: Client,
    bea: Reader,
    told: cast.Told,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    for number in range(12):
        row = came(told, f"Report {number}")
        cast.statement(row, f"This is what person {number} has to say.", speaker=f"P {number}")
        dead(row, 20 + number)
    with django_assert_max_num_queries(32):
        page(as_bea, told.story)


def test_a_number_that_changed_stands_first_and_a_new_one_last(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    dead(told.articles[0], 12)
    page(as_bea, told.story)
    an_hour_later(told, bea)
    row = came(told, "Toll rises", published=cast.NOON + timedelta(hours=5))
    cast.statement(row, "We shall rebuild it within the year.")
    dead(row, 14)
    Figure.objects.create(
        article=row, position=5, value=300, counts="lorries", sentence="In Osk 300 lorries wait."
    )
    shown = page(as_bea, told.story).partition("Timeline")[0]
    order = ["was 12", "Said for the first time", "Counted for the first time", "In Osk 300"]
    assert sorted(order, key=shown.index) == order


def test_a_flood_of_news_shows_five_of_each_and_counts_the_rest(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    for number in range(8):
        step = Development.objects.create(
            story=told.story, opened_at=cast.NOON, latest_at=cast.NOON + timedelta(hours=number)
        )
        row = came(told, f"Report {number}", development=step)
        cast.statement(row, f"This is what person {number} has to say.", speaker=f"P {number}")
    shown = page(as_bea, told.story)
    news = shown.partition(FOLLOWING)[2].partition("Timeline")[0]
    assert "8 new steps" in news
    assert '<a href="#timeline-head">3 more steps</a>' in news
    assert '<a href="#said-head">3 more statements</a>' in news
    assert news.count("has to say") == 5
    assert all(f'id="{part}-head"' in shown for part in ("timeline", "said"))
    assert [one.count for one in News(cast.NOON, 9, 0, new_figures=7).rest] == [7]


def test_two_numbers_that_outlets_keep_stand_side_by_side(client: Client, told: cast.Told) -> None:
    herald, other = told.articles[0], cast.outlet("Orl Post")
    dead(herald, 14)
    dead(came(told, "More", outlet=other, published=cast.NOON + timedelta(hours=2)), 17)
    dead(came(told, "Still", published=cast.NOON + timedelta(hours=5)), 14)
    shown = page(client, told.story)
    assert "Where reports disagree" in shown
    people = '<h3>How many <span dir="auto">people</span> dead: '
    assert people + '<span dir="auto">17</span> or <span dir="auto">14</span></h3>' in shown
    assert "The blast killed 17 people." in shown
    assert shown.count("The blast killed 14 people.") == 1


def test_a_denial_stands_beside_the_claim_in_whole_sentences(
    client: Client, told: cast.Told
) -> None:
    text = "Stroem said the report had been shelved. Hovden denied that it had been shelved."
    row = came(told, "Quarrel", text=text)
    Reading.objects.create(article=row, model="rules", sentences=[[0, 41], [41, len(text)]])
    cast.statement(row, "the report had been shelved", speaker="Stroem", spans=spans(12, 39))
    cast.statement(row, "this", speaker="Hovden", cue="denied", spans=spans(48, 80))
    shown = page(client, told.story)
    assert "Said, and denied" in shown
    assert "<p>Hovden denied that it had been shelved.</p>" in shown


def test_a_denial_that_its_sentence_negates_is_left_out(client: Client, told: cast.Told) -> None:
    text = "Stroem said the report had been shelved. Hovden neither confirmed nor disputed this."
    row = came(told, "Quarrel", text=text)
    Reading.objects.create(article=row, model="rules", sentences=[[0, 41], [41, len(text)]])
    cast.statement(row, "the report had been shelved", speaker="Stroem", spans=spans(12, 39))
    cast.statement(row, "this", speaker="Hovden", cue="disputed", spans=spans(70, 83))
    assert "Said, and denied" not in page(client, told.story)


def test_a_denial_in_the_sentence_of_its_claim_is_left_out(client: Client, told: cast.Told) -> None:
    text = "Stroem said that the report on the bridge was shelved, a charge that Hovden denied."
    row = came(told, "Quarrel", text=text)
    Reading.objects.create(article=row, model="rules", sentences=[[0, len(text)]])
    cast.statement(
        row, "that the report on the bridge was shelved", speaker="Stroem", spans=spans(12, 53)
    )
    cast.statement(row, "this", speaker="Hovden", cue="denied", spans=spans(69, 82))
    assert "Said, and denied" not in page(client, told.story)


def test_a_denial_that_stands_as_figures_stands_once(client: Client, told: cast.Told) -> None:
    text = (
        "The Post said four nurses were missing. The city rejected this, saying two were missing."
    )
    row = came(told, "Nurses", text=text)
    Reading.objects.create(article=row, model="rules", sentences=[[0, 39], [40, len(text)]])
    for value, words in ((4, text[:39]), (2, text[40:])):
        row.figures.create(position=value, value=value, counts="nurses", sentence=words)
    cast.statement(row, "four nurses were missing", speaker="The Post", spans=spans(14, 38))
    said = spans(71, len(text) - 1)
    cast.statement(
        row, "two were missing", speaker="The city", cue="rejected this, saying", spans=said
    )
    shown = page(client, told.story)
    assert "How many" in shown
    assert "Said, and denied" not in shown


def test_a_sentence_that_only_rejects_stands_beside_what_it_rejects(
    client: Client, told: cast.Told
) -> None:
    first = "HALVIK (Kestrel) - An officer said the call came a day late."
    text = f"{first} Lind rejected that. She praised the crews."
    row = came(told, "Late", text=text)
    second = len(first) + 1
    Reading.objects.create(
        article=row, model="rules",
        sentences=[[0, len(first)], [second, second + 19], [second + 20, len(text)]],
    )  # fmt: skip
    start = text.index("the call")
    cast.statement(
        row, "the call came a day late", speaker="an officer", spans=spans(start, start + 24)
    )
    shown = page(client, told.story)
    assert "Said, and denied" in shown
    assert "<p>An officer said the call came a day late.</p>" in shown
    assert "<p>Lind rejected that.</p>" in shown


def test_texts_of_denials_cost_one_question(
    told: cast.Told, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(3):
        text = f"The army said hill {number} was taken. The rebels denied that."
        row = came(told, f"Hill {number}", text=text)
        Reading.objects.create(article=row, model="rules", sentences=[[0, 34], [35, len(text)]])
        cast.statement(row, f"hill {number} was taken now", speaker="The army", spans=spans(14, 33))
    loaded = told_in(told.story.pk)
    with django_assert_num_queries(1):
        assert len(disagreements(loaded)) == 3


def spans(start: int, end: int) -> dict[str, list[list[int]]]:
    return {"source": [], "cue": [], "content": [[start, end]]}


def test_one_thing_counted_is_one_row_with_its_values_before(
    client: Client, told: cast.Told
) -> None:
    dead(told.articles[0], 12)
    dead(came(told, "More", published=cast.NOON + timedelta(hours=20)), 14)
    shown = page(client, told.story).partition("figures-head")[2]
    assert shown.index(">14</span></td>") < shown.index('class="before"') < shown.index(">12<")


@pytest.mark.parametrize(
    ("value", "counts", "unit", "row"),
    [
        (
            88.5,
            "per cent of pupils",
            "per cent",
            '88.5 per cent</span></td><td dir="auto">of pupils<',
        ),
        (
            4.0,
            "per cent",
            "per cent",
            '4 per cent</span></td><td dir="auto"> <span class="meta context">It was',
        ),
        (1912.0, "children", "", '1,912</span></td><td dir="auto">children<'),
    ],
)
def test_a_unit_is_said_once_and_a_bare_measure_shows_its_sentence(
    client: Client, told: cast.Told, value: float, counts: str, unit: str, row: str
) -> None:
    sentence = f"It was {value:g} {counts}."
    article = told.articles[0]
    article.figures.create(position=9, value=value, counts=counts, unit=unit, sentence=sentence)
    assert row in page(client, told.story).partition("figures-head")[2]


def test_sums_that_differ_are_asked_how_much(client: Client, told: cast.Told) -> None:
    herald, other = told.articles[0], cast.outlet("Orl Post")
    more = came(told, "More", outlet=other, published=cast.NOON + timedelta(hours=2))
    for row, value in ((herald, 103_500), (more, 108_000)):
        sentence = f"The bridge cost ${value} to repair."
        row.figures.create(
            position=9, value=value, counts="dollars", unit="dollars", sentence=sentence
        )
    shown = page(client, told.story)
    assert '<h3>How much: <span dir="auto">$103,500</span> or <span dir="auto">$108,000</' in shown


def test_a_number_told_twice_stands_once(client: Client, told: cast.Told) -> None:
    for row in told.articles[:2]:
        dead(row, 12)
    assert (
        page(client, told.story).partition("figures-head")[2].count('"number"><span dir="auto">12<')
        == 1
    )


def changed(row: Article, at: datetime, text: str) -> None:
    """The outlet replaced this text; the article was grouped again."""
    Revision.objects.create(article=row, replaced_at=at, text=text)
    Article.objects.filter(pk=row.pk).update(grouped_at=timezone.now())


def test_a_step_all_of_whose_articles_were_changed_is_not_new(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    page(as_bea, told.story)
    an_hour_later(told, bea)
    for row in told.articles:
        changed(row, timezone.now(), "The bridge shut.")
    came(told, "Bridge closed, says another")
    assert "new step" not in page(as_bea, told.story).partition("Timeline")[0]


def test_what_a_live_blog_said_before_its_last_kept_version_is_not_new(
    as_bea: Client, bea: Reader, told: cast.Told
) -> None:
    blog = told.articles[0]
    Article.objects.filter(story=told.story).exclude(pk=blog.pk).delete()
    before = timezone.now() - timedelta(minutes=20)
    changed(blog, before, "Moor said: We shall rebuild it in a year.")
    Article.objects.filter(pk=blog.pk).update(grouped_at=before, live=True)
    page(as_bea, told.story)
    an_hour_later(told, bea)
    # It changes again, within the hour in which one version is kept: no Revision tells.
    Article.objects.filter(pk=blog.pk).update(grouped_at=timezone.now())
    cast.statement(blog, "We shall rebuild it in a year.")
    cast.statement(blog, "It will cost us dearly in the end.")
    shown = page(as_bea, told.story).partition("Timeline")[0]
    assert "It will cost us dearly in the end." in shown
    assert "We shall rebuild it in a year." not in shown
    assert "new step" not in shown
