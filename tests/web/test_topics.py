"""The owner's hand on the topic page: join, part, kind, name, namesakes, and undo of each."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from standfirst.jobs import followers, tools
from standfirst.models import Follow, Mention, Reader, Topic, TopicChange
from standfirst.web import alike
from tests import cast
from tests.cast import NOON

pytestmark = pytest.mark.django_db


def post(client: Client, topic: Topic, **form: object) -> str:
    """The page that follows."""
    answer = client.post(f"/topics/{topic.pk}/edit", form, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def undo(client: Client) -> str:
    last = TopicChange.objects.order_by("-pk")[0]
    return client.post(f"/topic-changes/{last.pk}/undo", follow=True).content.decode()


def fresh(topic: Topic) -> Topic:
    return Topic.objects.named().get(pk=topic.pk)


@pytest.fixture
def moors() -> tuple[Topic, Topic]:
    """Ida Moor and Moor, in two articles of one story."""
    told = cast.story()
    ida, moor = cast.topic("Ida Moor", "person"), cast.topic("Moor", "person")
    cast.mention(told.articles[0], ida)
    cast.mention(told.articles[1], moor)
    return ida, moor


def offered(page: str) -> list[tuple[str, str]]:
    """(name, why) of each suggestion."""
    _, _, part = page.partition("Is this the same?")
    rows = re.findall(r'dir="auto">([^<]+)</a> <span class="meta">\w+ · ([^<]+)</span>', part)
    return [(name, why) for name, why in rows]


def test_a_like_name_of_the_same_story_is_offered_with_the_reason_and_a_headline(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, _ = moors
    page = as_owner.get(ida.path).content.decode()
    assert offered(page) == [("Moor", "one name is a part of the other")]
    assert "Drivers face a long way round" in page.partition("Is this the same?")[2]


def test_a_name_spelled_otherwise_in_the_same_story_is_offered(as_owner: Client) -> None:
    told = cast.story()
    one, other = cast.topic("Moammar Qaddafi", "person"), cast.topic("Muammar Gadhafi", "person")
    cast.mention(told.articles[0], one)
    cast.mention(told.articles[1], other)
    assert offered(as_owner.get(one.path).content.decode()) == [(other.name, "sounds the same")]
    assert offered(as_owner.get(other.path).content.decode()) == [(one.name, "sounds the same")]


def test_of_many_articles_of_a_story_the_newest_are_looked_at(
    as_owner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alike, "NEIGHBOURS", 1)
    told = cast.story()
    names = ("Moammar Qaddafi", "Muammar Gadhafi", "Muammar Kadafi")
    one, newest, oldest = (cast.topic(name, "person") for name in names)
    cast.mention(told.articles[1], one)
    cast.mention(told.articles[2], newest)
    cast.mention(told.articles[0], oldest)
    page = as_owner.get(one.path).content.decode()
    assert offered(page) == [(newest.name, "sounds the same")]


def test_initials_and_other_kinds_are_offered_and_strangers_are_not(as_owner: Client) -> None:
    long = cast.topic("North Atlantic Treaty Organization", "organisation")
    others = [
        cast.topic("NATO", "place"),
        cast.topic("North Atlantic Treaty Organisation", "organisation"),
        cast.topic("Nato Moor", "person"),
    ]
    for other in (long, *others):
        cast.mention(cast.article(), other)
    page = as_owner.get(long.path).content.decode()
    assert offered(page) == [("NATO", "one is the initials of the other")]
    cast.mention(cast.article(), cast.topic("River Orl", "organisation"))
    page = as_owner.get(cast.topic("River Orl").path).content.decode()
    assert offered(page) == [("River Orl", "has the same name")]


def test_a_name_that_no_article_has_alone_is_not_offered(as_owner: Client) -> None:
    whole = cast.topic("Aksel Tornby", "person")
    cast.mention(cast.article(), whole)
    cast.topic("Tornby", "person")
    assert offered(as_owner.get(whole.path).content.decode()) == []


def test_a_join_is_one_click_and_one_click_takes_it_back(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors
    page = post(as_owner, ida, do="join", other=moor.pk)
    assert "“Moor” is now one with Ida Moor. Who follows either gets both." in page
    assert fresh(moor).joined == ida
    assert as_owner.get(moor.path).headers["Location"] == ida.path
    assert "Names that are one with it" in page
    assert '<div class="notice done">' in page
    says = "Undone: “Moor” stands for itself again, apart from “Ida Moor”."
    assert says in undo(as_owner)
    assert fresh(moor).joined is None


def test_what_was_undone_is_told_where_the_page_begins(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors
    deeds: list[tuple[dict[str, object], str]] = [
        ({"do": "apart", "other": moor.pk}, "“Ida Moor” and “Moor” may be the same again."),
        ({"do": "kind", "kind": "organisation"}, "“Ida Moor” is of the kind “person” again."),
        ({"do": "name", "name": "Ida M. Moor"}, "it is named “Ida Moor” again."),
    ]
    for form, says in deeds:
        post(as_owner, ida, **form)
        last = TopicChange.objects.order_by("-pk")[0]
        answer = as_owner.post(f"/topic-changes/{last.pk}/undo")
        assert answer.headers["Location"] == ida.path
        assert f"Undone: {says}" in as_owner.get(ida.path).content.decode()
    post(as_owner, ida, do="join", other=moor.pk)
    post(as_owner, ida, do="part", other=moor.pk)
    assert "Undone: “Moor” is one with “Ida Moor” again." in undo(as_owner)


def test_not_the_same_is_offered_no_more_until_undone(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors
    assert offered(post(as_owner, ida, do="apart", other=moor.pk)) == []
    assert offered(as_owner.get(moor.path).content.decode()) == []
    assert offered(undo(as_owner)) == [("Moor", "one name is a part of the other")]


def test_a_name_is_parted_by_one_click(as_owner: Client, moors: tuple[Topic, Topic]) -> None:
    ida, moor = moors
    post(as_owner, ida, do="join", other=moor.pk)
    assert "stands for itself again" in post(as_owner, ida, do="part", other=moor.pk)
    assert fresh(moor).joined is None


def test_kind_and_name_are_corrected_and_told_in_the_history(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, _ = moors
    post(as_owner, ida, do="kind", kind="organisation")
    page = post(as_owner, ida, do="name", name="Ida <Moor> & Sons")
    assert (fresh(ida).kind, fresh(ida).name) == ("organisation", "Ida <Moor> & Sons")
    assert "Its kind was changed from person to organisation" in page
    assert "“Ida &lt;Moor&gt; &amp; Sons”" in page
    assert "Choose what it is" in post(as_owner, ida, do="kind", kind="subject")


def test_articles_about_a_namesake_get_a_topic_that_every_list_tells_apart(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, _ = moors
    told = cast.article("Ida Moor scores twice")
    cast.mention(told, ida)
    page = post(as_owner, ida, do="articles", article=[told.pk], sense="footballer")
    assert "1 article is about Ida Moor (footballer) now." in page
    other = Topic.objects.get(sense="footballer")
    assert Mention.objects.get(article=told).topic == other
    assert '<h1 dir="auto">Ida Moor (footballer)' in as_owner.get(other.path).content.decode()
    search = as_owner.get("/search", {"q": "Ida Moor"}).content.decode()
    assert "Ida Moor (footballer)" in search
    undo(as_owner)
    assert Mention.objects.get(article=told).topic == ida


def test_what_cannot_be_done_is_said_and_nothing_is_done(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, _ = moors
    assert "Choose again" in post(as_owner, ida, do="join", other=999)
    assert "one topic already" in post(as_owner, ida, do="join", other=ida.pk)
    assert "No article is chosen" in post(as_owner, ida, do="articles", sense="judge")
    assert as_owner.post("/topics/999/edit", {"do": "join"}).status_code == 404
    assert as_owner.post("/topic-changes/999/undo").status_code == 404
    post(as_owner, ida, do="burn", other="x" * 50)
    assert as_owner.get(f"/topics/{ida.pk}/edit").headers["Location"] == f"{ida.path}#edit"
    assert not TopicChange.objects.exists()


def test_only_the_owner_may(client: Client, as_bea: Client, moors: tuple[Topic, Topic]) -> None:
    ida, moor = moors
    form = {"do": "join", "other": moor.pk}
    assert as_bea.post(f"/topics/{ida.pk}/edit", form).status_code == 403
    assert "/login" in client.post(f"/topics/{ida.pk}/edit", form).headers["Location"]
    assert as_bea.post("/topic-changes/1/undo").status_code == 403
    for reader in (client, as_bea):
        assert "For the editor" not in reader.get(ida.path).content.decode()
    assert fresh(moor).joined is None


def test_a_follow_button_on_a_joined_topic_knows_the_follow_of_either_name(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors
    as_owner.post("/follow", {"kind": "topic", "key": moor.pk})
    post(as_owner, ida, do="join", other=moor.pk)
    row = Follow.objects.get()
    assert f'name="follow" value="{row.pk}"' in as_owner.get(ida.path).content.decode()
    following = as_owner.get("/following").content.decode()
    assert "You follow Ida Moor" in following
    assert "You follow Moor" not in following


def test_the_page_says_that_following_is_still_brought_up_to_date(
    as_owner: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors
    readers = Reader.objects.bulk_create(
        Reader(username=f"r{n}", email=f"r{n}@example.org")
        for n in range(followers.AT_ONCE.readers + 5)
    )
    Follow.objects.bulk_create(Follow(reader=one, topic=moor, since=NOON) for one in readers)
    says = "the worker is bringing it to Following"
    page = post(as_owner, ida, do="join", other=moor.pk)
    assert says in page
    assert "is now one with Ida Moor" in page
    followers.run(tools.make(processes=0), timezone.now())
    assert says not in as_owner.get(ida.path).content.decode()


def test_the_editors_part_asks_the_same_few_questions_of_a_busy_topic(
    as_owner: Client, client: Client, moors: tuple[Topic, Topic]
) -> None:
    ida, moor = moors

    def cost() -> int:
        counts = []
        for browser in (as_owner, client):
            with CaptureQueriesContext(connection) as asked:
                browser.get(ida.path)
            counts.append(len(asked))
        return counts[0] - counts[1]

    other = cast.topic("Moors", "person")
    post(as_owner, ida, do="join", other=moor.pk)
    post(as_owner, ida, do="apart", other=other.pk)
    cast.mention(cast.article("First"), cast.topic("Ida Moor Senior", "person"))
    few = cost()
    for number in range(12):
        row = cast.topic(f"Ida Moor {number}", "person")
        cast.mention(cast.article(f"Article {number}", published=NOON), row)
        if number % 2:
            post(as_owner, ida, do="join", other=row.pk)
    assert cost() == few <= 10


def test_who_shares_a_surname_that_is_joined_to_a_person_is_not_offered(as_owner: Client) -> None:
    ida, ole = cast.topic("Ida Moor", "person"), cast.topic("Ole Moor", "person")
    Topic.objects.create(kind="person", name="Moor", key="moor", joined=ida)
    for topic in (ida, ole):
        cast.mention(cast.article(), topic)
    assert "Ole Moor" not in dict(offered(as_owner.get(ida.path).content.decode()))


def test_who_was_told_apart_by_articles_is_not_offered_again(as_owner: Client) -> None:
    ida, row = cast.topic("Ida Moor", "person"), cast.article()
    for article in (row, cast.article()):
        cast.mention(article, ida)
    page = post(as_owner, ida, do="articles", article=[row.pk], sense="footballer")
    assert "Ida Moor (footballer)" in page
    assert offered(page) == []
    assert offered(as_owner.get(ida.path).content.decode()) == []


def test_a_listed_subject_has_nothing_for_the_editor(as_owner: Client) -> None:
    subject = Topic.objects.create(kind="subject", name="politics", key="politics", code="11000000")
    page = as_owner.get(subject.path).content.decode()
    assert "For the editor" not in page
    assert "#edit" not in page
