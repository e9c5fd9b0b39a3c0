"""The page of a story."""

from __future__ import annotations

from datetime import timedelta

from django.test import Client

from standfirst.models import Article, Figure, Follow, Reader
from standfirst.web.coverage import MOST_BARS, chart
from standfirst.web.story import different
from standfirst.web.timeline import fold, steps
from standfirst.web.voices import voices
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


def test_the_newest_step_stands_first(db: None) -> None:
    old = cast.article("Old", published=cast.NOON - timedelta(days=2))
    new = cast.article("New")
    assert [step.headline for step in steps([old, new])] == ["New", "Old"]


def test_the_page_says_where_the_copy_stands_and_why_each_article_is_here(
    client: Client, db: None
) -> None:
    page = client.get(cast.story().story.path).content.decode()
    assert "also in" in page
    assert "Shares the words bridge and crack." in page
    assert 'role="img"' in page
    assert '<th scope="row">Orl Valley News</th><td>1</td><td>1</td>' in page


def test_statements_are_gathered_by_speaker_and_the_unnamed_come_last(db: None) -> None:
    row = cast.article()
    cast.statement(
        row, "an early word", speaker="an official", named=False, reason="no leave to speak"
    )
    cast.statement(row, "one")
    cast.statement(row, "two")
    cast.statement(row, "One ")
    found = voices(row.statements.all())
    assert [voice.name for voice in found] == ["Ida Moor", "an official"]
    assert [one.words for one in found[0].shown] == ["one", "two"]
    assert found[1].reason == "no leave to speak"


def test_unnamed_speakers_of_two_articles_are_not_taken_for_one(db: None) -> None:
    said = [
        cast.statement(cast.article(), words, speaker="an official", named=False)
        for words in ("one", "two")
    ]
    assert len(voices(said)) == 2


def test_each_statement_links_to_its_place_in_its_article(client: Client, db: None) -> None:
    told = cast.story()
    said = cast.statement(told.articles[0], "It may last a year.")
    page = client.get(told.story.path).content.decode()
    assert f'{told.articles[0].path}#said-{said.pk}"' in page
    assert f'id="said-{said.pk}"' in client.get(told.articles[0].path).content.decode()


def test_a_figure_stands_once_as_its_newest_article_has_it(db: None) -> None:
    new, old = cast.article("New"), cast.article("Old")
    figures = [
        Figure(article=row, position=0, value=14.0, counts=counts, sentence="")
        for row, counts in ((new, "miners"), (old, "Miners"), (old, "hours"))
    ]
    assert [(one.article, one.counts) for one in different(figures)] == [
        (new, "miners"),
        (old, "hours"),
    ]


def test_the_chart_has_room_for_a_dozen_outlets_and_counts_the_rest() -> None:
    rows = [{"outlet__name": f"Outlet {n}", "pieces": 20 - n, "repeats": 0} for n in range(15)]
    made = chart(rows)
    assert (len(made.bars), made.left) == (MOST_BARS, 3)
    assert all(bar.number_x < made.width for bar in made.bars)


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
