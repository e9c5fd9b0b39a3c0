"""Which names of the archive are one topic, of which kind, and which people are two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from itertools import permutations

import pytest

from standfirst.core.types import FoundStatement, FoundTopic, ReadArticle, StatementKind, TopicKind
from standfirst.jobs.follow import follow
from standfirst.jobs.reading import write
from standfirst.models import Article, Follow, Mention, Statement, Topic
from tests import cast

pytestmark = pytest.mark.django_db
PERSON, PLACE, BODY = TopicKind.PERSON, TopicKind.PLACE, TopicKind.ORGANISATION


def named(name: str, kind: TopicKind = PERSON, *short: str, role: str = "") -> FoundTopic:
    return FoundTopic(name, kind, spans=((0, 1),), forms=(name, *short), role=role)


def reading(*topics: FoundTopic, said_by: str = "") -> ReadArticle:
    said = FoundStatement(said_by, said_by, "", "said", StatementKind.DIRECT, True, "", "So it is.")
    return ReadArticle(
        language="en",
        topics=topics,
        phrases=(),
        statements=(said,) if said_by else (),
        figures=(),
        sentences=(),
        terms={},
        fingerprint=(),
        model="rules",
    )


def read(*topics: FoundTopic, article: Article | None = None, said_by: str = "") -> Article:
    day = cast.NOON + timedelta(days=Article.objects.count())
    row = article or cast.article(published=day)
    Article.objects.filter(pk=row.pk).update(read_due_at=cast.NOON)
    row.refresh_from_db()
    write([(row, reading(*topics, said_by=said_by))], cast.NOON)
    return row


def kinds(*taken: TopicKind) -> str:
    Topic.objects.all().delete()
    for kind in taken:
        read(named("Kirrow", kind))
    return Topic.objects.get(key="kirrow").kind


def test_a_name_is_of_the_kind_that_most_articles_give_whatever_their_order() -> None:
    orders = set(permutations([BODY, PLACE, PLACE]))
    assert {kinds(*order) for order in orders} == {PLACE}


def test_an_editors_kind_stays() -> None:
    read(named("Kirrow", BODY))
    Topic.objects.update(kind=PLACE, settled=True)
    for _ in range(3):
        read(named("Kirrow", BODY))
    assert Topic.objects.get().kind == PLACE


def test_an_article_read_again_counts_once() -> None:
    row = read(named("Maro Veldt", PERSON, "Veldt"))
    read(named("Maro Veldt", PERSON, "Veldt"), article=row)
    veldt, short = Topic.objects.order_by("pk").filter(key__in=["maro veldt", "veldt"])[:2]
    if veldt.key == "veldt":
        veldt, short = short, veldt
    assert (veldt.article_count, veldt.evidence["kinds"]) == (1, {"person": 1})
    assert short.evidence["stands_for"] == {str(veldt.pk): 1}


def test_an_article_read_again_takes_back_what_it_no_longer_names() -> None:
    row = read(named("Maro Veldt", PERSON, "MV"))
    read(named("Ilo Trent"), article=row)
    gone = Topic.objects.get(key="maro veldt")
    assert (gone.article_count, gone.evidence["kinds"]) == (0, {})
    assert Topic.objects.get(key="mv").joined is None


def joined(name: str) -> str:
    row = Topic.objects.select_related("joined").get(key=name.casefold())
    return row.joined.name if row.joined else ""


LONG = "Northern Grain Council"


def test_an_acronym_is_one_with_the_long_form_that_any_article_gives() -> None:
    spelled, alone = named(LONG, BODY, "NGC"), named("NGC", BODY)
    for order in ([spelled, alone], [alone, spelled]):
        Topic.objects.all().delete()
        for topic in order:
            read(topic)
        assert joined("NGC") == LONG


def test_an_acronym_of_two_bodies_stays_by_itself() -> None:
    read(named(LONG, BODY, "NGC"))
    read(named("National Gas Company", BODY, "NGC"))
    read(named("NGC", BODY))
    assert joined("NGC") == ""


def test_a_surname_is_one_with_the_only_person_who_bears_it_from_the_second_article_on() -> None:
    read(named("Maro Veldt", PERSON, "Veldt"))
    read(named("Veldt"))
    assert joined("Veldt") == ""
    read(named("Maro Veldt", PERSON, "Veldt"))
    assert joined("Veldt") == "Maro Veldt"
    read(named("Ilo Veldt", PERSON, "Veldt"))
    assert joined("Veldt") == ""


def test_a_surname_that_no_article_writes_alone_hands_its_address_on_until_one_does() -> None:
    read(named("Maro Veldt", PERSON, "Veldt"))
    assert joined("Veldt") == "Maro Veldt"
    reader = cast.bea()
    follow(reader, Topic.objects.get(key="veldt"), now=cast.NOON)
    assert Follow.objects.of_topic(reader.pk, Topic.objects.get(key="maro veldt").pk).exists()
    read(named("Veldt"))
    assert joined("Veldt") == ""


def test_what_an_editor_arranged_or_two_may_mean_hands_no_address_on() -> None:
    read(named("Maro Veldt", PERSON, "Veldt"))
    Topic.objects.filter(key="veldt").update(settled=True, joined=None)
    read(named("Maro Veldt", PERSON, "Veldt"))
    assert joined("Veldt") == ""
    read(named("Ilo Trent", PERSON, "Trent"), named("Ona Trent", PERSON, "Trent"))
    assert joined("Trent") == ""


PLAYER_OF_NAME = named("Sam Moore", role="footballer")
ACTOR_OF_NAME = named("Sam B. Moore", role="actor")


def test_a_middle_letter_with_another_calling_is_another_person_from_the_first_article_on() -> None:
    for order in set(permutations([PLAYER_OF_NAME, PLAYER_OF_NAME, ACTOR_OF_NAME])):
        Topic.objects.all().delete()
        for topic in order:
            read(topic)
        assert joined("Sam Moore") == joined("Sam B. Moore") == ""
    for _ in range(3):
        read(ACTOR_OF_NAME)
    assert joined("Sam Moore") == joined("Sam B. Moore") == ""


def test_a_middle_letter_with_the_same_calling_is_one_person_from_the_first_article_on() -> None:
    read(PLAYER_OF_NAME)
    read(named("Sam B. Moore", role="goalkeeper"))
    assert joined("Sam Moore") == "Sam B. Moore"


def test_a_middle_letter_alone_makes_nobody_another() -> None:
    for _ in range(3):
        read(PLAYER_OF_NAME)
    read(named("Sam B. Moore"))
    assert joined("Sam Moore") == joined("Sam B. Moore") == ""
    read(named("Sam B. Moore"))
    assert "Sam" in joined("Sam Moore") + joined("Sam B. Moore")


def test_one_name_is_parted_once_its_middle_letter_proves_to_be_anothers() -> None:
    for _ in range(2):
        read(named("Sam B. Moore", PERSON, "Moore"))
    assert joined("Sam Moore") == "Sam B. Moore"
    for _ in range(4):
        read(named("Sam Moore", PERSON, "Moore", role="footballer"))
    assert joined("Sam B. Moore") == "Sam Moore"
    read(named("Sam B. Moore", role="actor"))
    assert joined("Sam Moore") == joined("Sam B. Moore") == ""


def test_two_who_differ_in_the_middle_letter_take_the_bare_name_from_each_other() -> None:
    for _ in range(2):
        read(named("Maro W. Veldt"))
        read(named("Maro H.W. Veldt"))
    assert joined("Maro Veldt") == ""


def test_a_country_is_no_short_form_of_a_person() -> None:
    for _ in range(3):
        read(named("Michael Jordan", PERSON, "Jordan"))
        read(named("Jordan", PLACE))
    assert joined("Jordan") == ""


def test_what_an_editor_parted_stays_parted() -> None:
    read(named(LONG, BODY, "NGC"))
    Topic.objects.filter(key="ngc").update(joined=None, settled=True)
    read(named(LONG, BODY, "NGC"))
    assert joined("NGC") == ""


def test_names_that_are_one_topic_have_one_mention_of_an_article() -> None:
    read(named(LONG, BODY, "NGC"))
    often = FoundTopic("NGC", BODY, spans=((0, 1), (2, 3)), forms=("NGC",))
    row = read(often, named(LONG, BODY), said_by=LONG)
    (mention,) = Mention.objects.filter(article=row)
    assert (mention.topic.key, mention.count) == ("ngc", 3)
    said = Statement.objects.select_related("topic").get(article=row)
    assert said.topic is not None
    assert said.topic.name == LONG


def test_a_chain_of_short_forms_ends_at_one_topic() -> None:
    read(named("NGC Board", BODY, "NGCB"))
    for _ in range(2):
        read(named(f"{LONG} Board", BODY, "NGC Board"))
    assert joined("NGC Board") == f"{LONG} Board"
    assert joined("NGCB") == f"{LONG} Board"


def test_names_joined_in_one_go_end_at_one_topic() -> None:
    read(named("NGC Board", BODY, "NGCB"))
    read(named(f"{LONG} Board", BODY, "NGC Board"))
    rows = [cast.article(f"Article {one}", read_due_at=cast.NOON) for one in range(2)]
    told = [named(f"{LONG} Board", BODY, "NGC Board")], [named("NGCB", BODY, "NB")]
    write([(row, reading(*topics)) for row, topics in zip(rows, told, strict=True)], cast.NOON)
    assert {joined(name) for name in ("NB", "NGCB", "NGC Board")} == {f"{LONG} Board"}


def test_a_name_that_was_taken_for_two_kinds_is_one_topic() -> None:
    place = Topic.objects.create(name="Kirrow", key="kirrow", kind=PLACE, article_count=3)
    body = Topic.objects.create(name="Kirrow", key="kirrow", kind=BODY, article_count=1)
    old = Topic.objects.create(name="KW", key="kw", kind=BODY, joined=body, settled=True)
    row = read(named("Kirrow", BODY))
    assert Mention.objects.get(article=row).topic == place
    assert set(Topic.objects.of_topic(place.pk)) == {place, body, old}
    read(named("Ilo Trent"), article=row)
    assert Topic.objects.get(pk=body.pk).joined == place


def test_a_name_that_an_editor_told_apart_from_its_twin_stays_apart() -> None:
    Topic.objects.create(name="Kirrow", key="kirrow", kind=PLACE, article_count=3)
    Topic.objects.create(name="Kirrow", key="kirrow", kind=BODY, settled=True)
    read(named("Kirrow", BODY))
    assert not Topic.objects.exclude(joined=None).exists()


# --- namesakes --------------------------------------------------------------------------------

JUDGE = [
    [named("Sam Moore", role="judge"), named("Ann Lee", role="prosecutor")],
    [named("Sam Moore", role="the court’s presiding judge"), named("Ann Lee")],
    [named("Sam Moore"), named("Ann Lee"), named("Carl Rusk")],
    [named("Sam Moore", role="judge"), named("Carl Rusk", role="banker")],
]
PLAYER = [
    [named("Sam Moore", role="footballer"), named("Halvik Athletic", BODY)],
    [named("Sam Moore", role="Athletic striker"), named("Halvik Athletic", BODY)],
    [named("Sam Moore"), named("Halvik Athletic", BODY), named("Bo Lind", role="coach")],
    [named("Sam Moore", role="footballer"), named("Bo Lind")],
]


def people(stream: Iterable[list[FoundTopic]]) -> set[frozenset[int]]:
    """The articles of each Sam Moore, by their number in the stream."""
    Topic.objects.all().delete()
    articles = {read(*topics).pk: number for number, topics in enumerate(stream)}
    found: dict[int, set[int]] = {}
    for topic, article in Mention.objects.filter(topic__key="sam moore").values_list(
        "topic", "article"
    ):
        found.setdefault(topic, set()).add(articles[article])
    for topic, numbers in found.items():
        assert Topic.objects.get(pk=topic).article_count == len(numbers)
    return {frozenset(numbers) for numbers in found.values()}


def test_two_people_of_one_name_are_two_topics() -> None:
    one_after_the_other = people([*JUDGE, *PLAYER])
    assert one_after_the_other == {frozenset(range(4)), frozenset(range(4, 8))}
    in_turn = people([topics for pair in zip(JUDGE, PLAYER, strict=True) for topics in pair])
    assert in_turn == {frozenset({0, 2, 4, 6}), frozenset({1, 3, 5, 7})}


def test_a_namesake_is_told_by_the_role_that_articles_give() -> None:
    people([*JUDGE, *PLAYER])
    senses = Topic.objects.filter(key="sam moore").values_list("sense", flat=True)
    assert sorted(senses) == ["", "footballer"]


def test_what_a_namesake_said_goes_along() -> None:
    for topics in [*JUDGE, *PLAYER[:1]]:
        read(*topics)
    first = Article.objects.order_by("-pk")[:1].get()
    read(*PLAYER[0], article=first, said_by="Sam Moore")
    read(*PLAYER[1])
    said = Statement.objects.select_related("topic").get()
    assert said.topic is not None
    assert said.topic.sense in ("footballer", "Athletic striker")


def test_a_person_who_changes_office_stays_one() -> None:
    roles = ["lawyer", "lawyer", "mayor", "senator", "finance minister", "banker", "banker"]
    assert len(people([[named("Sam Moore", role=role)] for role in roles])) == 1


def test_a_person_who_changes_calling_among_the_same_people_stays_one() -> None:
    team = [named("Sam Moore", role="footballer"), named("Bo Lind", role="coach")]
    bench = [named("Sam Moore", role="senator"), named("Ann Lee", role="senator")]
    both = [named("Sam Moore"), named("Bo Lind"), named("Ann Lee")]
    assert len(people([team, team, both, bench, bench])) == 1


def test_one_odd_role_makes_no_namesake() -> None:
    assert len(people([*JUDGE, PLAYER[0]])) == 1


def test_an_editors_choice_of_namesake_stays_when_the_article_is_read_again() -> None:
    people([*JUDGE, *PLAYER])
    player = Topic.objects.get(key="sam moore", sense="footballer")
    row = Article.objects.filter(mentions__topic__key="ann lee").order_by("pk")[:1].get()
    Mention.objects.filter(article=row, topic__key="sam moore").update(topic=player, pinned=True)
    counts = dict(Topic.objects.values_list("pk", "article_count"))
    read(*JUDGE[0], article=row, said_by="Sam Moore")
    mention = Mention.objects.get(article=row, topic__key="sam moore")
    assert (mention.topic, mention.pinned) == (player, True)
    assert Statement.objects.get().topic == player
    assert dict(Topic.objects.values_list("pk", "article_count")) == counts
