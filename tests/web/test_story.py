"""The page of a story."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.models import (
    Article,
    Development,
    Follow,
    Reader,
    Story,
    StorySentence,
)
from standfirst.web.coverage import MOST_ROWS, picture, unit_for
from standfirst.web.origins import origins
from standfirst.web.timeline import (
    NEWEST_DAYS,
    OPEN,
    OPEN_LATER,
    STEPS,
    first,
    fold,
    timeline,
)
from tests import cast


def test_a_wrong_slug_leads_to_the_right_address(client: Client, db: None) -> None:
    row = cast.story().story
    answer = client.get(f"/stories/{row.pk}-something-else?from=letter")
    assert answer.status_code == 302
    assert answer.headers["Location"] == f"{row.path}?from=letter"


def test_a_merged_story_redirects_to_the_one_it_joined(client: Client, db: None) -> None:
    first, second, third = (cast.story(name).story for name in ("One", "Two", "Three"))
    first.merged_into, second.merged_into = second, third
    first.save()
    second.save()
    answer = client.get(first.path)
    assert (answer.status_code, answer.headers["Location"]) == (301, third.path)


def test_a_ring_of_mergers_ends(client: Client, db: None) -> None:
    first, second = (cast.story(name).story for name in ("One", "Two"))
    first.merged_into, second.merged_into = second, first
    first.save()
    second.save()
    assert client.get(first.path).status_code == 301


def test_copies_are_folded_under_their_origin(db: None) -> None:
    first, second, copy = cast.story().articles
    folded = fold([first, second, copy])
    assert [(one.article, one.copies) for one in folded] == [(first, [copy]), (second, [])]


def test_a_copy_whose_origin_is_elsewhere_stands_alone(db: None) -> None:
    _, _, copy = cast.story().articles
    assert [one.article for one in fold([copy])] == [copy]


def printed_by_its_agency(told: cast.Told) -> Article:
    """The agency's own article: of the text that the first of the story has, and came here after
    it, though another credits the agency."""
    first, _, copy = told.articles
    Article.objects.filter(pk=copy.pk).update(agency="Orl Wire", reason="repeats “Crack”")
    wire = cast.article("Crack found in pier", outlet=cast.outlet("Orl Wire"), origin=first)
    wire.story, wire.development, wire.reason = told.story, first.development, "repeats “Crack”"
    wire.save()
    return wire


def test_an_agencys_own_article_stands_for_its_text_though_it_came_later(
    client: Client, db: None
) -> None:
    told = cast.story()
    wire = printed_by_its_agency(told)
    first = Article.objects.get(pk=told.articles[0].pk)
    (telling, _) = fold(Article.objects.filter(story=told.story).order_by("pk"))
    assert (telling.article, telling.copies[0]) == (wire, first)
    assert [one.outlet.name for one in telling.elsewhere] == [
        "The Harbour Herald",
        "Orl Valley News",
    ]
    assert [one.reason for one in telling.reasons] == [
        first.reason,
        'repeats the text of "Crack found in pier"',
        'repeats the text of "Crack found in pier"',
    ]
    page = client.get(told.story.path).content.decode()
    assert "repeats another outlet’s text" not in page


def test_no_page_says_that_an_agency_repeats_who_printed_its_text(client: Client, db: None) -> None:
    told = cast.story()
    wire = printed_by_its_agency(told)
    own = client.get(wire.path).content.decode()
    assert "The same text as" not in own
    assert "Shares the words bridge and crack." in own
    first = client.get(told.articles[0].path).content.decode()
    assert f'The same text as <a href="{wire.path}"' in first
    assert "repeats the text of &quot;Crack found in pier&quot;" in first
    assert told.articles[0].development is not None
    step = client.get(told.articles[0].development.path).content.decode()
    assert step.count("repeats the text of <a") == 2
    assert step.count(f'repeats the text of <a href="{wire.path}"') == 2


def test_an_agencys_own_article_in_a_later_step_is_no_repeat(client: Client, db: None) -> None:
    told = cast.story()
    wire = printed_by_its_agency(told)
    at = cast.NOON
    step = Development.objects.create(story=told.story, opened_at=at, latest_at=at)
    Article.objects.filter(pk=wire.pk).update(development=step)
    page = client.get(told.story.path).content.decode()
    assert "repeats another outlet’s text" not in page
    assert "repeats the text of <a" not in client.get(step.path).content.decode()
    Article.objects.filter(pk=wire.pk).update(outlet=cast.outlet("The Ledger"))
    page = client.get(told.story.path).content.decode()
    assert page.count("repeats another outlet’s text") == 1
    assert "repeats the text of <a" in client.get(step.path).content.decode()


def in_steps(told: cast.Told, days: list[int]) -> list[Article]:
    """One article in a step of its own so many days before noon, for each of the days."""
    made = []
    for ago in days:
        at = cast.NOON - timedelta(days=ago)
        step = Development.objects.create(story=told.story, opened_at=at, latest_at=at)
        made.append(
            cast.article(f"{ago} days ago", story=told.story, development=step, published=at)
        )
    return made


def test_the_newest_step_stands_first(db: None) -> None:
    told = cast.story()
    in_steps(told, [9, 2])
    shown = timeline(told.story.pk, "")
    heads = [step.headline.title for step in shown.steps]
    assert heads == [told.story.headline, "2 days ago", "9 days ago"]
    assert (shown.left, shown.next, shown.asked) == (0, "", False)


def test_a_long_story_shows_its_newest_steps_and_leads_to_the_others(
    client: Client, db: None
) -> None:
    told = cast.story()
    rows = in_steps(told, list(range(1, STEPS + 6)))
    newest = timeline(told.story.pk, "")
    assert [len(newest.steps), newest.left, len(newest.older)] == [STEPS, 6, 6]
    below = timeline(told.story.pk, newest.next)
    assert [step.headline for step in below.steps] == rows[STEPS - 1 :]
    assert below.asked
    day = newest.older[2]
    assert timeline(told.story.pk, day.before).steps[0].headline == rows[STEPS + 1]
    page = client.get(f"{told.story.path}?before={day.before}").content.decode()
    assert f"{STEPS + 5} days ago" in page
    assert "The story begins here." in page
    assert "long way round" not in page


def test_steps_of_one_moment_are_all_reached(db: None) -> None:
    told = cast.story()
    rows = in_steps(told, [3] * (STEPS + 5))
    newest = timeline(told.story.pk, "")
    below = timeline(told.story.pk, newest.next)
    shown = [step.headline for step in (*newest.steps, *below.steps)]
    assert set(rows) <= set(shown)
    assert len(shown) == len(rows) + 1


BRIDGE = "The Karl Amund bridge in Halvik {} after a crack was found in its girder."


def on_one_day(told: cast.Told, ago: int, sentences: list[str]) -> list[Development]:
    """Steps of one day so many days before noon, an hour apart, each told by a sentence or none."""
    made = []
    for place, sentence in enumerate(sentences):
        at = cast.NOON - timedelta(days=ago, hours=place)
        step = Development.objects.create(story=told.story, opened_at=at, latest_at=at)
        row = cast.article(f"Step {place}", story=told.story, development=step, published=at)
        step.sentence, step.sentence_by = sentence, row if sentence else None
        step.save()
        made.append(step)
    return made


def test_a_day_of_many_steps_shows_those_that_tell_most_and_folds_the_others(
    client: Client, db: None
) -> None:
    told = cast.story()
    cake = "A cake with three tiers stood on the quay at six."
    lines = [cake, BRIDGE.format("was closed"), "", BRIDGE.format("is shut"), cake, ""]
    steps = on_one_day(told, 2, [*lines, BRIDGE.format("was opened")])
    shown = timeline(told.story.pk, "")
    today, day = shown.days
    assert shown.by_day
    assert [len(today.open), len(today.folded)] == [1, 0]
    assert [step.row for step in day.open] == [steps[1], steps[3], steps[6]]
    assert [step.row for step in day.folded] == [steps[0], steps[2], steps[4], steps[5]]
    assert (day.count, day.reports) == (7, 4)
    page = client.get(told.story.path).content.decode()
    assert '<time datetime="2024-03-03">Sunday, 3 March 2024</time>' in page
    assert "<summary>4 further steps, 4 reports</summary>" in page
    assert all(f'id="step-{step.pk}"' in page for step in steps)


def test_what_several_report_stands_open_before_what_one_reports(db: None) -> None:
    told = cast.story()
    steps = on_one_day(told, 2, [BRIDGE.format("was closed")] * (OPEN + 3))
    last = steps[-1]
    cast.article("Again", story=told.story, development=last, published=last.opened_at)
    day = timeline(told.story.pk, "").days[1]
    assert last in [step.row for step in day.open]
    assert [step.row for step in day.open][:-1] == steps[: OPEN - 1]


def test_a_single_further_step_of_a_day_is_not_folded(client: Client, db: None) -> None:
    told = cast.story()
    on_one_day(told, 2, [""] * (OPEN + 1))
    assert not timeline(told.story.pk, "").by_day
    page = client.get(told.story.path).content.decode()
    assert "further steps" not in page
    assert 'class="day"' not in page


def test_days_below_the_newest_show_fewer_steps(db: None) -> None:
    told = cast.story()
    for ago in range(1, NEWEST_DAYS + 1):
        on_one_day(told, ago, [BRIDGE.format("was closed")] * (OPEN + 2))
    days = timeline(told.story.pk, "").days
    assert [len(day.open) for day in days] == [1, *[OPEN] * (NEWEST_DAYS - 1), OPEN_LATER]


@pytest.mark.parametrize("ago", [400, 3000])
def test_the_older_steps_of_years_are_folded_by_month_or_year(db: None, ago: int) -> None:
    told = cast.story()
    rows = in_steps(told, [*range(1, STEPS + 1), ago, ago + 1])
    folded = timeline(told.story.pk, "").older[-1]
    assert folded.unit == ("month" if ago < 1000 else "year")
    found = timeline(told.story.pk, folded.before).steps
    assert {step.headline for step in found} <= set(rows[-2:])
    assert found


@pytest.mark.parametrize(
    "asked", ["", "9" * 30, "0", "2024-13-01", "0001-01-01", "9999-12-31", "²", "'", "20240305"]
)
def test_whatever_else_is_asked_for_is_answered(client: Client, db: None, asked: str) -> None:
    told = cast.story()
    assert client.get(told.story.path, {"before": asked}).status_code == 200


def test_a_step_tells_when_it_happened_and_who_reported_first(client: Client, db: None) -> None:
    told = cast.story()
    step = told.articles[0].development
    assert step is not None
    step.happened_on, step.happened_by = cast.NOON.date() - timedelta(days=2), told.articles[2]
    step.sentence, step.sentence_by = "The bridge was closed on Sunday.", told.articles[1]
    step.save()
    page = " ".join(client.get(told.story.path).content.decode().split())
    assert 'Happened <time datetime="2024-03-03">3 March 2024</time>, as <a href="' in page
    assert ">Orl Valley News</a> says · first report" in page
    assert '</time> · headline of <a href="' in page
    assert "The bridge was closed on Sunday. <a" in page
    assert "3 articles from 2 outlets" in page


def test_what_is_reported_on_its_day_says_the_day_once(client: Client, db: None) -> None:
    told = cast.story()
    step = told.articles[0].development
    assert step is not None
    step.happened_on, step.happened_by = cast.NOON.date(), told.articles[0]
    step.save()
    page = client.get(told.story.path).content.decode()
    assert "Happened" not in page
    assert ">5 March 2024</a> · first report" in page


def test_nobody_reported_first_where_one_tells_no_hour(db: None) -> None:
    midnight = cast.NOON.replace(hour=0)
    noon = cast.article()
    assert first([noon, cast.article(published=cast.NOON + timedelta(hours=1))]) == noon
    assert first([noon, cast.article(published=midnight)]) is None
    assert first([noon, cast.article(published=midnight + timedelta(days=1))]) == noon
    assert first([cast.article(dated=False)]) is None


def test_a_flood_of_copies_hides_no_report(client: Client, db: None) -> None:
    told = cast.story()
    one, other, _ = told.articles
    for place in range(60):
        cast.article(
            "Again", story=told.story, development=one.development, origin=one, reason="repeats it"
        )
        cast.outlet(f"Outlet {place}")
    shown = timeline(told.story.pk, "").steps[0]
    assert {telling.article for telling in shown.shown} == {one, other}
    assert shown.pieces == 63
    page = client.get(told.story.path).content.decode()
    assert f'href="/stories/{told.story.pk}/steps/{one.development_id}">All 63 articles' in page


def test_all_articles_of_a_step_have_a_page(client: Client, db: None) -> None:
    told = cast.story()
    step = told.articles[0].development
    assert step is not None
    page = client.get(step.path).content.decode()
    assert page.count("Why is this here?") == 3
    assert "repeats the text of" in page
    other = cast.story("Elsewhere").story
    step.story = other
    step.save()
    answer = client.get(f"/stories/{told.story.pk}/steps/{step.pk}")
    assert (answer.status_code, answer.headers["Location"]) == (302, step.path)
    assert client.get(f"/stories/{told.story.pk}/steps/{step.pk + 9}").status_code == 404


def test_the_page_asks_few_questions_however_long_the_story(
    client: Client, db: None, django_assert_max_num_queries: Any
) -> None:
    told = cast.story()
    in_steps(told, list(range(1, 60)))
    with django_assert_max_num_queries(26):
        client.get(told.story.path)


def test_the_page_says_where_the_copy_stands_and_why_each_article_is_here(
    client: Client, db: None
) -> None:
    page = client.get(cast.story().story.path).content.decode()
    assert "also in" in page
    assert "Shares the words bridge and crack." in page
    assert 'role="img"' in page
    assert '<th scope="row">Orl Valley News</th><td>1</td><td>1</td>' in page
    assert "Orl Valley News: Shares the words" in page


def test_outlets_with_long_names_can_be_told_apart_in_the_picture() -> None:
    names = ["The New York Times", "The New York Review of Books", "A" * 50]
    rows = [
        {"at": cast.NOON, "outlet_id": n, "outlet__name": name, "pieces": 9 - n, "repeats": 0}
        for n, name in enumerate(names)
    ]
    times, review, long = picture(rows, "day").lines
    assert [text for _, text in times.label] == ["The New York Times"]
    assert [text for _, text in review.label] == ["The New York", "Review of Books"]
    assert [y for y, _ in review.label] == [review.y - 12, review.y]
    assert [len(text) for _, text in long.label] == [18, 18]
    assert long.name == "A" * 50


def rows(*counts: tuple[int, str, int, int]) -> list[dict[str, Any]]:
    """Rows of coverage: hours after noon, outlet, pieces, of these copies."""
    return [
        {
            "at": cast.NOON + timedelta(hours=hours),
            "outlet_id": name,
            "outlet__name": name,
            "pieces": pieces,
            "repeats": repeats,
        }
        for hours, name, pieces, repeats in counts
    ]


def test_the_picture_has_room_for_some_outlets_and_counts_the_rest() -> None:
    made = picture(rows(*((0, f"Outlet {n}", 20 - n, 0) for n in range(15))), "hour")
    assert (len(made.lines), made.left, len(made.outlets)) == (MOST_ROWS, 5, 15)
    assert [line.pieces for line in made.lines[:3]] == [20, 19, 18]


def test_empty_hours_are_gaps_in_the_picture() -> None:
    made = picture(rows((0, "Post", 1, 0), (1, "Post", 1, 0), (9, "Post", 2, 0)), "hour")
    places = [float(bar.split(" ")[0]) for bar in made.lines[0].own.split("M")[1:]]
    assert places[2] - places[1] == pytest.approx(8 * (places[1] - places[0]), abs=1)
    assert made.begin <= places[0]
    assert places[2] + 5 < made.finish


def test_copies_stand_on_what_is_the_outlets_own() -> None:
    line = picture(rows((0, "Post", 4, 2), (1, "Post", 2, 2)), "hour").lines[0]
    assert (line.own.count("M"), line.again.count("M"), line.copies) == (1, 2, 4)
    own, again = (float(path.split("v-")[0].split(" ")[1]) for path in (line.own, line.again))
    assert again < own == line.y


def test_no_bar_leaves_its_row() -> None:
    made = picture(rows((0, "Post", 400, 399), (1, "Post", 1, 0)), "hour")
    heights = [
        float(bar.split("v-")[1].split("h")[0]) for bar in made.lines[0].again.split("M")[1:]
    ]
    assert max(heights) <= 20


@pytest.mark.parametrize(
    ("days", "unit"),
    [
        (0, "hour"),
        (2, "hour"),
        (3, "day"),
        (62, "day"),
        (300, "week"),
        (900, "month"),
        (9999, "year"),
    ],
)
def test_a_bar_stands_for_more_time_in_a_longer_story(days: int, unit: str) -> None:
    assert unit_for(timedelta(days=days)) == unit


def test_a_story_of_months_is_pictured_by_weeks(client: Client, db: None) -> None:
    told = cast.story()
    in_steps(told, [90, 100])
    Story.objects.filter(pk=told.story.pk).update(opened_at=cast.NOON - timedelta(days=100))
    page = client.get(told.story.path).content.decode()
    assert '<th scope="row">week of 4 Mar 2024</th><td>3</td><td>2</td>' in page


def test_a_wire_text_counts_once_and_is_the_agencys(client: Client, db: None) -> None:
    told = cast.story()
    Article.objects.filter(pk=told.articles[2].pk).update(agency="Kestrel")
    found = origins(told.story)
    assert [(one.name, one.reports, one.pieces) for one in found.shown] == [
        ("Kestrel", 1, 2),
        ("The Harbour Herald", 1, 1),
    ]
    page = " ".join(client.get(told.story.path).content.decode().split())
    assert "3 articles from 2 outlets rest on 2 independent reports:" in page


def test_what_an_agency_prints_itself_counts_with_what_is_credited_to_it(db: None) -> None:
    told = cast.story()
    Article.objects.filter(pk=told.articles[2].pk).update(agency="AP")
    Article.objects.filter(pk=told.articles[1].pk).update(outlet=cast.outlet("Associated Press"))
    found = origins(told.story)
    assert [(one.name, one.reports, one.pieces) for one in found.shown] == [("AP", 2, 3)]


def test_a_text_without_agency_is_its_outlets(db: None) -> None:
    found = origins(cast.story().story)
    assert [(one.name, one.reports, one.pieces) for one in found.shown] == [
        ("The Harbour Herald", 2, 3)
    ]


def test_a_text_is_the_outlets_that_had_it_first_whichever_came_here_first(db: None) -> None:
    told = cast.story()
    copy = told.articles[2]
    copy.published = cast.NOON - timedelta(hours=1)
    copy.save()
    found = {one.name: (one.reports, one.pieces) for one in origins(told.story).shown}
    assert found == {"Orl Valley News": (1, 2), "The Harbour Herald": (1, 1)}
    copy.published = cast.NOON.replace(hour=0)
    copy.save()
    assert [one.name for one in origins(told.story).shown] == ["The Harbour Herald"]


def test_where_nothing_is_repeated_no_origin_is_named(client: Client, db: None) -> None:
    told = cast.story()
    Article.objects.update(origin=None)
    Story.objects.update(origin_count=3)
    told.story.refresh_from_db()
    assert origins(told.story).shown == ()
    assert "none repeats another’s text" in client.get(told.story.path).content.decode()


def test_each_sentence_of_the_standfirst_links_to_its_article(client: Client, db: None) -> None:
    told = cast.story()
    for place, row in enumerate(told.articles[:2]):
        StorySentence.objects.create(
            story=told.story, position=place, text=f"Sentence {place}.", article=row
        )
    page = client.get(told.story.path).content.decode()
    assert f'Sentence 1. <a class="source" lang="en" href="{told.articles[1].path}">' in page
    assert told.story.standfirst not in page


def test_what_led_up_to_the_newest_turn_stands_apart_with_its_day(client: Client, db: None) -> None:
    told = cast.story()
    for place, at in enumerate((2, 1, 0)):
        StorySentence.objects.create(
            story=told.story, position=place, text=f"Sentence {at}.", article=told.articles[at]
        )
    page = client.get(told.story.path).content.decode()
    turn, *earlier = page.split('<p class="standfirst" dir="auto">')[1:4]
    assert "Sentence 2." in turn
    assert "Sentence 1." not in turn
    for number, part in zip((1, 0), earlier, strict=True):
        assert f"Earlier, 5 March 2024:</span> Sentence {number}." in part


def test_this_morning_of_another_day_is_dated(client: Client, db: None) -> None:
    told = cast.story()
    for place, text in enumerate(("It was closed this morning.", "It is closed.")):
        StorySentence.objects.create(
            story=told.story, position=place, text=text, article=told.articles[place]
        )
    page = client.get(told.story.path).content.decode()
    morning, plain = (one.split("</a>")[0] for one in page.split('class="sentence"')[1:])
    assert '">5 March 2024:</span> It was closed this morning.' in morning
    assert "2024" not in plain


def test_the_day_of_several_sentences_is_told_once(client: Client, db: None) -> None:
    told = cast.story()
    for place, text in enumerate(("It was closed this morning.", "It opened this afternoon.")):
        StorySentence.objects.create(
            story=told.story, position=place, text=text, article=told.articles[place]
        )
    page = client.get(told.story.path).content.decode()
    shown = page.split('<p class="standfirst" dir="auto">')[1].split("</p>")[0]
    assert shown.count('class="sentence"') == 2
    assert shown.count("5 March 2024:") == 1


def test_the_page_of_an_article_says_why_it_is_in_its_story(client: Client, db: None) -> None:
    told = cast.story()
    page = client.get(told.articles[2].path).content.decode()
    assert "<summary>Why is this here?</summary><p>Shares the words bridge and crack.</p>" in page


def test_a_story_without_articles_still_has_a_page(client: Client, db: None) -> None:
    told = cast.story()
    Article.objects.all().delete()
    told.story.refresh_from_db()
    assert client.get(told.story.path).status_code == 200


def test_following_a_story_and_stopping(as_bea: Client, bea: Reader) -> None:
    row = cast.story().story
    page = as_bea.post("/follow", {"kind": "story", "key": row.pk}, headers={"hx-request": "true"})
    follow = Follow.objects.get(reader=bea)
    assert f'name="follow" value="{follow.pk}"' in page.content.decode()
    assert 'aria-live="polite"' in page.content.decode()
    as_bea.post("/unfollow", {"follow": follow.pk})
    assert not Follow.objects.exists()


def test_without_script_a_follow_returns_to_its_page_with_a_message(as_bea: Client) -> None:
    row = cast.story().story
    answer = as_bea.post("/follow", {"kind": "story", "key": row.pk}, follow=True)
    assert "You follow Bridge closed" in answer.content.decode()


def test_nobody_stops_the_follow_of_another(as_bea: Client, owner: Reader) -> None:
    theirs = Follow.objects.create(reader=owner, topic=cast.topic(), since=cast.NOON)
    as_bea.post("/unfollow", {"follow": theirs.pk})
    assert Follow.objects.filter(pk=theirs.pk).exists()
