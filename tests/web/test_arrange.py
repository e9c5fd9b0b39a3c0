"""The page where the owner splits, moves and joins stories, and takes each of them back."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext

from standfirst.models import Article, Development, Reader, Regrouping, Story
from standfirst.web import arrange
from standfirst.web.likely import likely
from tests import cast
from tests.cast import NOON, Told

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.fixture
def told(db: None) -> Told:
    """The bridge: two articles, and a copy of the first."""
    return cast.story()


@pytest.fixture
def ferry(db: None) -> Told:
    """Another story, with articles of its own."""
    return cast.story("Ferry sails after all")


def address(told: Told) -> str:
    return f"/stories/{told.story.pk}/arrange"


def act(client: Client, told: Told, do: str, **form: Any) -> HttpResponseBase:
    """The answer to a button of the story's page."""
    return client.post(address(told), {"do": do, **form})


def words(answer: HttpResponseBase) -> str:
    """What the page says, in single-spaced words without its tags."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def refused(answer: HttpResponseBase, says: str) -> bool:
    """Whether the page came again with this sentence, and nothing was done."""
    return answer.status_code == 400 and says in words(answer) and not Regrouping.objects.exists()


def where(*articles: Article) -> list[int | None]:
    return [Article.objects.get(pk=article.pk).story_id for article in articles]


# --- the page --------------------------------------------------------------------------------


def test_a_story_shows_its_articles_by_steps_and_folds_copies(as_owner: Client, told: Told) -> None:
    first, second, copy = told.articles
    later = Development.objects.create(
        story=told.story, opened_at=NOON + timedelta(days=1), latest_at=NOON + timedelta(days=1)
    )
    new = cast.article("Bridge opens", published=NOON + timedelta(days=1), pinned=True)
    Article.objects.filter(pk=new.pk).update(story=told.story, development=later)
    page = as_owner.get(address(told)).content.decode()
    boxes = [int(pk) for pk in re.findall(r'name="article" value="(\d+)"', page)]
    assert boxes == [new.pk, second.pk, first.pk]
    assert page.count('<fieldset class="arrange-step">') == 2
    said = words(as_owner.get(address(told)))
    assert "1 copy goes along: Orl Valley News" in said
    assert "Shares the words bridge and crack." in said
    assert "placed by an editor" in said
    assert f'href="{copy.path}"' not in page


def test_a_step_is_headed_as_on_the_page_of_the_story(as_owner: Client, told: Told) -> None:
    first, second, _ = told.articles
    step = first.development
    assert step is not None
    for teller in (first, second):
        Article.objects.filter(pk=teller.pk).update(headline=f"Told by {teller.pk}")
        sentence = "Engineers found a crack in the bridge."
        Development.objects.filter(pk=step.pk).update(sentence=sentence, sentence_by=teller)
        page = as_owner.get(address(told)).content.decode()
        legends = re.findall(r"<legend>.*?<span dir=\"auto\">(.*?)</span></legend>", page)
        assert legends == [f"Told by {teller.pk}"]
        shown = as_owner.get(told.story.path).content.decode()
        assert re.findall(r'<h3 dir="auto"><a[^>]*>(.*?)</a>', shown)[:1] == legends


@pytest.mark.parametrize("do", ["split", "one-step", "join"])
def test_the_answer_says_what_the_program_will_not_move_again(
    as_owner: Client, told: Told, ferry: Told, do: str
) -> None:
    form = {"article": [told.articles[1].pk], "to": str(ferry.story.pk)}
    answer = as_owner.post(address(told), {"do": do, **form}, follow=True)
    said = words(answer)
    assert "The program will not move" in said.partition("What you do here")[0]
    assert Article.objects.get(pk=told.articles[1].pk).pinned


def test_the_article_one_came_from_is_checked(as_owner: Client, told: Told) -> None:
    first, second, copy = told.articles
    page = as_owner.get(f"{address(told)}?article={second.pk}").content.decode()
    assert checked(page) == [second.pk]
    page = as_owner.get(f"{address(told)}?article={copy.pk}").content.decode()
    assert checked(page) == [first.pk]


def checked(page: str) -> list[int]:
    return [int(pk) for pk in re.findall(r'name="article" value="(\d+)"[^>]* checked', page)]


def test_an_article_that_went_elsewhere_is_shown_where_it_is(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    gone = ferry.articles[1]
    answer = as_owner.get(f"{address(told)}?article={gone.pk}")
    assert answer.headers["Location"] == f"{address(ferry)}?article={gone.pk}"


def test_a_long_story_is_shown_page_by_page(
    as_owner: Client, told: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrange, "PER_PAGE", 1)
    first, second, _ = told.articles
    page = as_owner.get(address(told)).content.decode()
    assert f'value="{second.pk}"' in page
    assert 'rel="next" href="?page=2"' in page
    answer = as_owner.get(f"{address(told)}?article={first.pk}", follow=True)
    assert checked(answer.content.decode()) == [first.pk]
    assert f"arrange?article={first.pk}&page=2" in answer.redirect_chain[0][0]


def test_the_page_asks_the_same_few_questions_for_a_long_story(
    as_owner: Client, told: Told
) -> None:
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            as_owner.get(address(told))
        return len(asked)

    questions()  # the first visit makes the desk's own row
    few = questions()
    for n in range(12):
        step = Development.objects.create(story=told.story, opened_at=NOON, latest_at=NOON)
        row = cast.article(f"Bridge, part {n}", outlet=cast.outlet(f"Outlet {n}"))
        Article.objects.filter(pk=row.pk).update(story=told.story, development=step)
    assert questions() == few


def test_the_story_and_the_article_lead_the_owner_here_and_nobody_else(
    as_owner: Client, client: Client, told: Told
) -> None:
    second = told.articles[1]
    link, belongs = f'href="{address(told)}"', f'href="{address(told)}?article={second.pk}"'
    assert link in as_owner.get(told.story.path).content.decode()
    assert belongs in as_owner.get(second.path).content.decode()
    assert "/arrange" not in client.get(told.story.path).content.decode()
    assert "/arrange" not in client.get(second.path).content.decode()


def test_an_article_alone_in_its_story_leads_the_owner_here_too(
    as_owner: Client, client: Client, told: Told
) -> None:
    Article.objects.filter(pk__in=[one.pk for one in told.articles[1:]]).delete()
    Story.objects.filter(pk=told.story.pk).update(article_count=1)
    alone = told.articles[0]
    page = as_owner.get(alone.path).content.decode()
    assert f'href="{address(told)}?article={alone.pk}">Belongs elsewhere?' in page
    assert "Alone in its story" not in client.get(alone.path).content.decode()


# --- likely stories --------------------------------------------------------------------------


def test_stories_on_the_same_rare_topics_are_offered_first(told: Told, ferry: Told) -> None:
    rare, frequent = cast.topic("Orl Ferry Company", "organisation"), cast.topic("Halvik")
    fair = cast.story("Fair opens")
    for row in (told.articles[0], ferry.articles[0]):
        cast.mention(row, rare)
    others = [cast.story(f"Fair, day {n}").articles[0] for n in range(3)]
    for row in (told.articles[0], *fair.articles[:2], *others):
        cast.mention(row, frequent)
    found = likely(told.story.pk, told.articles)
    assert [one.story for one in found[:2]] == [ferry.story, fair.story]
    assert found[0].why == "shares Orl Ferry Company"


def test_where_no_topic_is_shared_stories_of_the_same_days_are_offered(
    told: Told, ferry: Told
) -> None:
    old = cast.story("Long ago")
    Story.objects.filter(pk=old.story.pk).update(latest_at=NOON - timedelta(days=300))
    joined = cast.story("Joined")
    Story.objects.filter(pk=joined.story.pk).update(merged_into=ferry.story)
    found = likely(told.story.pk, told.articles)
    assert [(one.story, one.why) for one in found] == [(ferry.story, "of the same days")]


# --- what the buttons do ---------------------------------------------------------------------


def test_checked_articles_become_a_story_of_their_own_and_come_back(
    as_owner: Client, told: Told
) -> None:
    first, second, copy = told.articles
    answer = as_owner.post(
        address(told),
        {"do": "split", "article": second.pk, "reason": "Not the bridge"},
        follow=True,
    )
    done = Regrouping.objects.get()
    assert (done.kind, done.reason, done.by_program) == ("split", "Not the bridge", False)
    assert where(first, copy) == [told.story.pk, told.story.pk]
    assert where(second) == [done.other_id] != [told.story.pk]
    assert "1 article is a story of its own now." in words(answer)
    undo = f'action="/regroupings/{done.pk}/undo"'
    assert undo in answer.content.decode()
    headline = done.other.headline if done.other else ""
    answer = as_owner.post(f"/regroupings/{done.pk}/undo", follow=True)
    says = f"Undone: the articles of “{headline}” are in “{told.story.headline}” again."
    assert says in words(answer)
    assert where(second) == [told.story.pk]
    assert undo not in answer.content.decode()


def test_checked_articles_go_to_another_story_given_by_its_address(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    first, second, copy = told.articles
    to = f"http://testserver{ferry.story.path}?from=letter#said"
    answer = act(as_owner, told, "move", article=first.pk, to=to, reason="The ferry’s crack")
    assert where(first, copy, second) == [ferry.story.pk, ferry.story.pk, told.story.pk]
    done = Regrouping.objects.get()
    assert done.reason == "The ferry’s crack"
    assert Article.objects.get(pk=first.pk).reason.endswith(": The ferry’s crack")
    assert answer.headers["Location"] == f"{address(told)}?done={done.pk}"


@pytest.mark.parametrize("form", ["{}", "#{}", " {} ", "/stories/{}", "stories/{}-any-slug"])
def test_a_story_is_named_by_number_or_address(
    as_owner: Client, told: Told, ferry: Told, form: str
) -> None:
    act(as_owner, told, "move", article=told.articles[1].pk, to=form.format(ferry.story.pk))
    assert where(told.articles[1]) == [ferry.story.pk]


def test_a_likely_story_is_chosen_by_its_button_and_what_is_typed_comes_first(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    fair = cast.story("Fair opens").story
    second = told.articles[1]
    act(as_owner, told, "move", article=second.pk, likely=ferry.story.pk)
    assert where(second) == [ferry.story.pk]
    act(as_owner, ferry, "move", article=second.pk, likely=told.story.pk, to=fair.pk)
    assert where(second) == [fair.pk]


def test_what_is_sent_to_a_joined_story_arrives_where_that_is_now(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    fair = cast.story("Fair opens").story
    Article.objects.filter(story=fair).delete()
    Story.objects.filter(pk=fair.pk).update(merged_into=ferry.story)
    act(as_owner, told, "move", article=told.articles[1].pk, to=fair.pk)
    assert where(told.articles[1]) == [ferry.story.pk]


def test_articles_go_to_a_new_step_and_to_one_that_is_there(as_owner: Client, told: Told) -> None:
    first, second, _ = told.articles
    step = first.development_id
    act(as_owner, told, "one-step", article=second.pk)
    second.refresh_from_db()
    assert second.development_id != step
    assert second.story_id == told.story.pk
    act(as_owner, told, "step", article=second.pk, step=step)
    second.refresh_from_db()
    assert second.development_id == step


def test_a_whole_step_is_checked_with_one_box(as_owner: Client, told: Told, ferry: Told) -> None:
    new = cast.article("Bridge opens", published=NOON + timedelta(days=1))
    step = Development.objects.create(story=told.story, opened_at=NOON, latest_at=NOON)
    Article.objects.filter(pk=new.pk).update(story=told.story, development=step)
    act(as_owner, told, "move", whole=told.articles[0].development_id, to=ferry.story.pk)
    assert where(*told.articles, new) == [ferry.story.pk] * 3 + [told.story.pk]


@pytest.mark.parametrize("do", ["join", "take"])
def test_two_stories_become_one_and_the_button_says_which_address_stays(
    as_owner: Client, told: Told, ferry: Told, do: str
) -> None:
    answer = act(as_owner, told, do, to=ferry.story.pk)
    stays, gone = (ferry, told) if do == "join" else (told, ferry)
    assert where(*told.articles, *ferry.articles) == [stays.story.pk] * 6
    done = Regrouping.objects.get()
    assert answer.headers["Location"] == f"{address(stays)}?done={done.pk}"
    assert as_owner.get(address(gone)).headers["Location"] == address(stays)
    said = words(as_owner.get(address(stays)))
    assert f"“{gone.story.headline}” is part of this story now" in said
    answer = as_owner.post(f"/regroupings/{done.pk}/undo", {"story": stays.story.pk})
    assert answer.headers["Location"] == address(stays)
    says = f"Undone: “{gone.story.headline}” is a story of its own again, apart from “"
    assert says in words(as_owner.get(address(stays)))
    assert where(*gone.articles) == [gone.story.pk] * 3


def test_moving_every_article_joins_the_stories_so_that_the_address_leads_on(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    heads = [article.pk for article in told.articles[:2]]
    act(as_owner, told, "move", article=heads, to=ferry.story.pk)
    told.story.refresh_from_db()
    assert told.story.merged_into_id == ferry.story.pk


def test_what_was_done_is_listed_with_who_and_why(as_owner: Client, told: Told) -> None:
    act(as_owner, told, "split", article=told.articles[1].pk, reason="Another bridge")
    said = words(as_owner.get(address(told)))
    assert "1 article of this story became a story of its own on" in said
    assert "Done by an editor. Why: Another bridge" in said
    as_owner.post(f"/regroupings/{Regrouping.objects.get().pk}/undo")
    assert "Undone on" in words(as_owner.get(address(told)))


def test_what_was_moved_again_since_stays_and_the_message_says_how_much(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    first, second, copy = told.articles
    act(as_owner, ferry, "take", to=told.story.pk)
    act(as_owner, ferry, "split", article=second.pk)
    taken = Regrouping.objects.get(kind="merge")
    answer = as_owner.post(f"/regroupings/{taken.pk}/undo", follow=True)
    assert "after all”. 1 article was moved again since and stays where it is." in words(answer)
    assert where(first, copy) == [told.story.pk, told.story.pk]
    assert where(second) == [Regrouping.objects.get(kind="split").other_id]


# --- what cannot be done ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("", "Choose the other story, or give its address or number."),
        ("999999", "There is no story 999999 on this desk."),
        ("the ferry", "“the ferry” is no story’s address or number."),
        ("/articles/1", "“/articles/1” is no story’s address or number."),
        ("https://other.example/stories/1", "This is an address of another site."),
        ("http://[/stories/1", "is no story’s address or number."),
        ("1" * 30, "is no story’s address or number."),
        ("{own}", "That is this story itself. Choose another one."),
    ],
)
@pytest.mark.parametrize("do", ["move", "join", "take"])
def test_another_story_that_cannot_be_is_refused(
    as_owner: Client, told: Told, to: str, says: str, do: str
) -> None:
    form = {"article": told.articles[0].pk, "to": to.replace("{own}", str(told.story.pk))}
    assert refused(act(as_owner, told, do, **form), says)


def test_a_story_that_was_joined_to_this_one_is_no_other_story(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    Story.objects.filter(pk=ferry.story.pk).update(merged_into=told.story)
    answer = act(as_owner, told, "join", to=ferry.story.pk)
    assert refused(answer, "is part of this story already")


@pytest.mark.parametrize("do", ["split", "move", "step", "one-step"])
def test_without_a_checked_article_nothing_is_done(
    as_owner: Client, told: Told, ferry: Told, do: str
) -> None:
    assert refused(act(as_owner, told, do, to=ferry.story.pk), "No article is checked.")
    bad = act(as_owner, told, do, to=ferry.story.pk, article=["x", "²", "9" * 30, "-1"])
    assert refused(bad, "No article is checked.")


def test_a_story_of_all_articles_is_not_split(as_owner: Client, told: Told) -> None:
    heads = [article.pk for article in told.articles[:2]]
    answer = act(as_owner, told, "split", article=heads)
    assert refused(answer, "Then there would be nothing left: the story stays as it is.")


def test_articles_that_were_moved_meanwhile_stop_the_deed_and_the_rest_stays_checked(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    here, gone = told.articles[0], ferry.articles[0]
    answer = act(as_owner, told, "split", article=[here.pk, gone.pk], reason="As it was typed")
    assert refused(answer, "Some of what you checked is no longer in this story")
    page = answer.content.decode()  # type: ignore[attr-defined]
    assert checked(page) == [here.pk]
    assert 'value="As it was typed"' in page


def test_a_story_that_was_joined_meanwhile_changes_nothing(
    as_owner: Client, told: Told, ferry: Told
) -> None:
    Article.objects.filter(story=told.story).update(story=ferry.story)
    Story.objects.filter(pk=told.story.pk).update(merged_into=ferry.story)
    answer = act(as_owner, told, "split", article=told.articles[0].pk)
    assert refused(answer, "The story was joined to another one meanwhile")
    assert f'action="{address(ferry)}"' in answer.content.decode()  # type: ignore[attr-defined]


def test_a_step_of_another_story_is_refused(as_owner: Client, told: Told, ferry: Told) -> None:
    pk = told.articles[0].pk
    theirs = ferry.articles[0].development_id
    answer = act(as_owner, told, "step", article=pk, step=theirs)
    assert refused(answer, "That step is not in this story any more.")
    assert refused(act(as_owner, told, "step", article=pk), "Choose the step")


def test_a_form_without_a_known_button_is_not_understood(as_owner: Client, told: Told) -> None:
    answer = act(as_owner, told, "explode", article=told.articles[0].pk)
    assert refused(answer, "The form does not say what is to be done.")


def test_the_page_of_no_story_is_not_found(as_owner: Client, db: None) -> None:
    assert as_owner.get("/stories/999999/arrange").status_code == 404
    assert as_owner.post("/stories/999999/arrange", {"do": "split"}).status_code == 404
    assert as_owner.post("/regroupings/999999/undo").status_code == 404


def test_only_the_owner_arranges(as_bea: Client, client: Client, told: Told) -> None:
    for answer in (as_bea.get(address(told)), act(as_bea, told, "split", article=1)):
        assert answer.status_code == 403
        assert "This page is for the owner of the desk." in words(answer)
    assert as_bea.post("/regroupings/1/undo").status_code == 403
    assert client.get(address(told)).headers["Location"].startswith("/account/login/")
    assert act(client, told, "split", article=1).status_code == 302
    assert not Regrouping.objects.exists()


def test_a_link_takes_nothing_back(as_owner: Client, told: Told) -> None:
    act(as_owner, told, "split", article=told.articles[1].pk)
    done = Regrouping.objects.get()
    answer = as_owner.get(f"/regroupings/{done.pk}/undo")
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert "Nothing was changed." in words(answer)
    assert as_owner.put(address(told)).status_code == 405
    done.refresh_from_db()
    assert done.undone_at is None


def test_what_was_undone_cannot_be_undone_again(as_owner: Client, told: Told) -> None:
    act(as_owner, told, "split", article=told.articles[1].pk)
    pk = Regrouping.objects.get().pk
    as_owner.post(f"/regroupings/{pk}/undo")
    answer = as_owner.post(f"/regroupings/{pk}/undo", follow=True)
    assert answer.status_code == 200
    assert "already" in words(answer)


@pytest.mark.browser
def test_the_enter_key_in_a_field_chooses_no_button_and_keys_reach_every_one(
    page: Page, told: Told, owner: Reader
) -> None:
    page.goto(address(told))
    page.get_by_label("Why?").fill("Not the bridge")
    page.keyboard.press("Enter")
    page.get_by_label("Drivers face a long way round").focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Make these a story of their own").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Undo").first.wait_for()
    assert Regrouping.objects.get().reason == "Not the bridge"


# --- a copy that is none ------------------------------------------------------------------------


def test_the_owner_parts_a_copy_on_its_own_page_and_takes_it_back(
    as_owner: Client, told: Told
) -> None:
    copy = told.articles[2]
    assert f'action="/articles/{copy.pk}/own"' in as_owner.get(copy.path).content.decode()
    answer = as_owner.post(f"/articles/{copy.pk}/own", follow=True)
    assert "became a report of its own" in words(answer)
    assert copy.title in words(answer)
    assert Article.objects.get(pk=copy.pk).origin is None
    page = as_owner.get(copy.path).content.decode()
    assert f'action="/articles/{copy.pk}/own"' not in page
    done = Regrouping.objects.get()
    assert f'action="/regroupings/{done.pk}/undo"' in page
    assert "/undo" not in as_owner.get(told.articles[1].path).content.decode()
    form = re.search(rf'action="/regroupings/{done.pk}/undo">.*?</form>', page)
    assert form
    assert f'name="article" value="{copy.pk}"' in form[0]
    answer = as_owner.post(f"/regroupings/{done.pk}/undo", {"article": copy.pk})
    assert answer.headers["Location"] == copy.path
    assert Article.objects.get(pk=copy.pk).origin == told.articles[0]
    assert "the article counts as a copy again" in words(as_owner.get(copy.path))
    assert "/undo" not in as_owner.get(copy.path).content.decode()


def test_no_reader_is_offered_to_take_back_what_an_editor_did(
    as_bea: Client, as_owner: Client, told: Told
) -> None:
    copy = told.articles[2]
    as_owner.post(f"/articles/{copy.pk}/own")
    assert "/undo" not in as_bea.get(copy.path).content.decode()


def test_only_the_owner_parts_a_copy_and_no_link_does(
    as_bea: Client, as_owner: Client, told: Told
) -> None:
    copy = told.articles[2]
    assert "/own" not in as_bea.get(copy.path).content.decode()
    assert as_bea.post(f"/articles/{copy.pk}/own").status_code == 403
    assert as_owner.get(f"/articles/{copy.pk}/own").status_code == 405
    assert Article.objects.get(pk=copy.pk).origin == told.articles[0]


def test_a_text_that_repeats_nothing_is_left_with_a_sentence(as_owner: Client, told: Told) -> None:
    answer = as_owner.post(f"/articles/{told.articles[0].pk}/own", follow=True)
    assert "repeats no other" in words(answer)
    assert not Regrouping.objects.exists()
