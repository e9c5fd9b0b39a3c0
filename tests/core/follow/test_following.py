"""Following: what matches, why it is here, and in which order it stands."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.follow.match import ArticleFacts, FollowKind, FollowWish, Reason, match
from standfirst.core.follow.order import FollowEntry, fold
from standfirst.core.follow.search import Query, fold_words, found_in, parse_query

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
FACTS = ArticleFacts(
    id=1,
    authors=frozenset({5}),
    topics=frozenset({7, 8}),
    story=3,
    outlet=2,
    headline="Comet will miss Earth",
    text="The Sund Observatory’s first figures were wrong, Yrsa Holmboe said.",
)


def test_each_kind_of_follow_matches_and_says_why() -> None:
    follows = [
        FollowWish(1, FollowKind.OUTLET, 2, "Kestrel Wire"),
        FollowWish(2, FollowKind.TOPIC, 7, "Jennie Carignan"),
        FollowWish(3, FollowKind.STORY, 3, "Comet over Sund"),
        FollowWish(4, FollowKind.AUTHOR, 5, "Ottilie Brun"),
        FollowWish(5, FollowKind.SEARCH, "comet -film", ""),
    ]
    assert [reason.sentence for reason in match(FACTS, follows)] == [
        "You follow the story “Comet over Sund”",
        "You follow Ottilie Brun",
        "You follow Jennie Carignan",
        "You follow the search comet -film",
        "You follow Kestrel Wire",
    ]


def test_what_is_not_followed_does_not_match() -> None:
    wishes = [
        FollowWish(1, FollowKind.TOPIC, 99, "Elsewhere"),
        FollowWish(2, FollowKind.STORY, 99, "Other"),
        FollowWish(3, FollowKind.SEARCH, "asteroid", ""),
    ]
    assert match(FACTS, wishes) == ()


def hit(query: str, text: str = "The Sund Observatory’s Café opened in the film hall") -> bool:
    return found_in(parse_query(query), fold_words(text))


def test_a_search_wants_all_words_whole() -> None:
    assert hit("sund opened")
    assert not hit("sun")
    assert not hit("sund closed")


def test_a_phrase_wants_its_words_in_order() -> None:
    assert hit('"film hall"')
    assert not hit('"hall film"')
    assert hit("“film hall”")


def test_a_minus_excludes() -> None:
    assert not hit("sund -film")
    assert not hit('sund -"film hall"')
    assert hit("sund -comet")


def test_accents_case_and_apostrophes_do_not_matter() -> None:
    assert hit("CAFE")
    assert hit("observatorys")


def test_an_empty_or_only_negative_search_matches_nothing() -> None:
    assert not hit("")
    assert not hit("-comet")
    assert not hit('"" - ---')
    assert parse_query("!!") == Query((), ())


@given(st.text(max_size=900))
def test_no_query_raises(text: str) -> None:
    found_in(parse_query(text), fold_words(text))


def reason(follow: int, kind: FollowKind = FollowKind.TOPIC) -> Reason:
    return Reason(follow, kind, f"You follow {follow}")


def entry(
    key: int,
    *reasons: Reason,
    story: int | None = None,
    hours: float = 0.0,
    origins: int = 1,
    read: bool = False,
) -> FollowEntry:
    return FollowEntry(key, NOON + timedelta(hours=hours), reasons, story, origins, read)


def test_entries_are_folded_by_story_newest_first() -> None:
    folds = fold([entry(1, story=9), entry(2, hours=1), entry(3, story=9, hours=2)])
    assert [[one.article for one in each.entries] for each in folds] == [[3, 1], [2]]
    assert folds[0].unread == 2


def test_an_article_given_twice_counts_once() -> None:
    assert len(fold([entry(1, story=9), entry(1, story=9)])[0].entries) == 1


def test_importance_changes_no_order() -> None:
    folds = fold([entry(1, origins=9), entry(2, hours=1)])
    assert [each.entries[0].article for each in folds] == [2, 1]
    assert [each.important for each in folds] == ["", "9 independent reports tell of it"]


def test_news_in_a_followed_story_is_marked_until_read() -> None:
    follow = reason(1, FollowKind.STORY)
    assert fold([entry(1, follow, story=9)])[0].important == "News in a story you follow"
    assert fold([entry(1, follow, story=9, read=True)])[0].important == ""


def test_two_follows_meeting_are_marked_outlets_not_counted() -> None:
    assert fold([entry(1, reason(1), reason(2))])[0].important == "2 of your follows meet here"
    assert fold([entry(1, reason(1), reason(2, FollowKind.OUTLET))])[0].important == ""


def test_each_follow_is_named_once_in_a_fold() -> None:
    folds = fold([entry(1, reason(1), story=9), entry(2, reason(1), story=9)])
    assert folds[0].reasons == (reason(1),)


def test_nothing_folds_to_nothing() -> None:
    assert fold([]) == ()
