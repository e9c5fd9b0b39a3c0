"""Grouping: what joins, what stays apart, what a restart decides."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.core.article.fingerprint import fingerprint
from standfirst.core.story.assign import StoryIndex
from standfirst.core.story.stream import group_stream
from standfirst.core.story.weights import GroupingSettings
from standfirst.core.types import ArticleForGrouping, StoryChoice
from tests.cost import at_most

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
FIRE = "fire heath smoke crews burned hectares residents evacuated wind engines"
VOTE = "budget assembly vote coalition fuel duty amendment ballot minister majority"
FILLER = "market garden theatre orchestra season football harvest museum library festival bakery"


def article(
    key: int,
    words: str,
    *,
    names: str = "",
    hours: float = 0.0,
    text: str = "",
    language: str = "en",
) -> ArticleForGrouping:
    return ArticleForGrouping(
        id=key,
        at=NOON + timedelta(hours=hours),
        headline=f"Headline {key}",
        language=language,
        terms={word: 1 + words.split().count(word) for word in words.split()},
        names={name: 1 for name in names.split(",") if name},
        fingerprint=fingerprint(text) if text else (),
        words=len(text.split()),
    )


def add(index: StoryIndex, one: ArticleForGrouping) -> StoryChoice:
    choice = index.place(one)
    story = one.id if choice.story is None else choice.story
    event = one.id if choice.event is None else choice.event
    index.add(one, story=story, event=event, origin=choice.origin)
    return choice


def filled(extra: int = 30) -> StoryIndex:
    """An index with a fire, a vote, and unlike articles around them."""
    index = StoryIndex()
    chance = random.Random(1)
    for key in range(100, 100 + extra):
        add(
            index,
            article(key, " ".join(chance.sample(FILLER.split(), 4)) + f" w{key} x{key} y{key}"),
        )
    add(index, article(1, FIRE, names="tarn moor,gunnar aas"))
    add(index, article(2, VOTE, names="hedda kvamme,halvik"))
    return index


def test_the_first_article_opens_a_story_and_says_so() -> None:
    choice = StoryIndex().place(article(1, FIRE))
    assert (choice.story, choice.event, choice.origin) == (None, None, None)
    assert choice.reason == "opens a new story: nothing alike in the last 28 days"


def test_a_second_report_of_the_day_joins_the_event() -> None:
    choice = filled().place(article(3, FIRE + " dawn", names="tarn moor", hours=2))
    assert (choice.story, choice.event) == (1, 1)


def test_the_reason_names_names_words_and_articles() -> None:
    reason = filled().place(article(3, FIRE, names="tarn moor,gunnar aas", hours=2)).reason
    assert reason.startswith("shares Gunnar Aas, Tarn Moor and ")
    assert reason.endswith("rare words with 1 article of the last day")


def test_a_later_turn_joins_the_story_as_a_new_event() -> None:
    words = "fire heath hectares inquiry power line metal report blame insurance"
    choice = filled().place(article(3, words, names="tarn moor", hours=100))
    assert (choice.story, choice.event) == (1, None)


def test_an_unlike_article_opens_a_story() -> None:
    assert filled().place(article(3, "comet orbit telescope moon", hours=1)).story is None


def test_a_story_older_than_the_window_is_not_joined() -> None:
    late = article(3, FIRE, names="tarn moor", hours=24 * 29)
    assert filled().place(late).story is None


def test_an_uprising_next_door_opens_a_story_of_its_own_and_says_so() -> None:
    index = filled()
    crowds = "protest crowds square police curfew president resign slogans army"
    for key in (3, 4, 5):
        add(index, article(key, f"{crowds} e{key}", names="egypt,cairo", hours=key))
    next_door = "protest crowds university students sanaa gates clashes sticks friday bases"
    yemen = replace(article(6, next_door, hours=6), names={"yemen": 4, "egypt": 1})
    choice = index.place(yemen)
    assert choice.story is None
    assert choice.reason == "opens a new story: it tells of Yemen, the story most like it of Egypt"
    assert index.place(replace(yemen, names={"yemen": 4, "egypt": 3})).story == 3


def test_a_hurricane_goes_on_to_the_next_country() -> None:
    index = filled()
    storm = "landfall storm surge winds roofs coast"
    for key in (3, 4, 5):
        add(index, article(key, f"{storm} e{key} f{key} g{key}", names="haiti", hours=key))
    onward = article(6, "storm surge evacuated villages crops banana flooded bridges", hours=9)
    assert index.place(replace(onward, names={"cuba": 4})).story is None
    for key in (3, 4, 5):
        index.add(
            replace(
                article(key, f"{storm} e{key} f{key} g{key}", hours=key),
                names={"haiti": 3, "hurricane maria": 2},
            ),
            story=3,
            event=3,
        )
    assert index.place(replace(onward, names={"cuba": 4, "hurricane maria": 5})).story == 3


def test_a_desk_that_begins_in_the_midst_of_an_affair_tells_it_in_one_story() -> None:
    """Where nothing else is open, the marks of the affair are not taken for common words."""
    index, chance = StoryIndex(), random.Random(5)
    marks, found = [f"mark{at}" for at in range(14)], []
    for key in range(12):
        words = [*chance.sample(marks, 9), *(f"own{key}x{at}" for at in range(14))]
        found.append(add(index, article(key, " ".join(words), hours=key)).story)
    assert found == [None] + [0] * 11


def test_short_notes_that_share_a_word_stay_apart_on_a_young_desk() -> None:
    index = StoryIndex()
    notes = [
        replace(article(key, f"field{key} gate{key} lamp{key} road{key}"), headline=f"Notice {key}")
        for key in range(5)
    ]
    notes = [replace(note, terms={**note.terms, "notice": 2}) for note in notes]
    assert [add(index, note).story for note in notes] == [None] * 5


def test_a_footer_in_every_article_of_a_young_desk_joins_only_the_first_few() -> None:
    index, found = StoryIndex(), []
    footer = "subscribe rosenheim letters courier print app"
    for key in range(30):
        words = " ".join(f"own{key}x{at}" for at in range(24))
        found.append(add(index, article(key, f"{footer} {words}", hours=key)).story)
    assert found[6:] == [None] * 24


def test_languages_are_grouped_apart() -> None:
    assert filled().place(article(3, FIRE, names="tarn moor", language="de")).story is None


TEXT = " ".join(f"word{at} tells of the heath fire" for at in range(40))


def test_a_copy_has_an_origin_and_says_what_it_repeats() -> None:
    index = filled()
    add(index, article(10, FIRE, text=TEXT))
    choice = index.place(
        article(11, FIRE, text=TEXT + " (Additional reporting by nobody.)", hours=5)
    )
    assert (choice.origin, choice.reason) == (10, 'repeats the text of "Headline 10"')


def test_a_shortened_copy_has_an_origin_too() -> None:
    index = filled()
    add(index, article(10, FIRE, text=TEXT))
    half = " ".join(TEXT.split()[: len(TEXT.split()) // 2])
    assert index.place(article(11, FIRE, text=half, hours=5)).origin == 10


def test_ten_thousand_copies_are_not_kept_and_stay_fast() -> None:
    index = filled()
    add(index, article(10, FIRE, text=TEXT))
    size, copy = len(index), article(11, FIRE, text=TEXT)
    with at_most(3.0):  # 300 copies; the cost of one does not grow
        for key in range(1000, 1300):
            assert add(index, replace(copy, id=key)).origin == 10
    assert len(index) == size


def test_many_short_alike_articles_stay_one_event_and_fast() -> None:
    index = filled()
    with at_most(4.0):
        stories = {
            add(index, article(key, "flash quake tremor coast")).story for key in range(500, 900)
        }
    assert len(stories - {None}) == 1


def test_an_article_without_words_opens_a_story_and_raises_nothing() -> None:
    index = filled()
    assert add(index, article(3, "")).story is None
    assert add(index, article(4, "")).story is None


def test_a_huge_article_is_cut_to_its_strongest_words() -> None:
    index = filled()
    long = article(3, "x")
    add(index, replace(long, terms={f"t{at}": 1 + at % 7 for at in range(40_000)}))
    assert sum(key.startswith("t") for key in index.document_frequencies["en"]) < 200


def test_a_daily_digest_does_not_glue_two_stories() -> None:
    index = filled()
    add(index, article(3, FIRE, names="tarn moor", hours=1))
    add(index, article(4, VOTE, names="hedda kvamme", hours=1))
    digest = " ".join(FIRE.split()[:4] + VOTE.split()[:4] + FILLER.split()[:8])
    add(index, article(5, digest, names="tarn moor,hedda kvamme", hours=2))
    assert add(index, article(6, FIRE, names="tarn moor", hours=3)).story == 1
    assert add(index, article(7, VOTE, names="hedda kvamme", hours=3)).story == 2


def test_the_mark_of_a_great_story_stays_its_mark() -> None:
    """A word in half of all articles is rare among stories, and so it still groups."""
    index = filled()
    chance = random.Random(3)
    for key in range(200, 260):
        rest = " ".join(f"a{chance.randrange(60)}" for _ in range(6))
        add(index, article(key, f"flu virus outbreak {rest}", names="mexico", hours=key / 10))
    choice = index.place(article(300, "flu virus outbreak pork pigs", names="mexico", hours=27))
    assert choice.story == 200


def stream(count: int, *, seed: int = 7) -> list[ArticleForGrouping]:
    chance = random.Random(seed)
    topics = [[f"t{topic}w{at}" for at in range(12)] for topic in range(9)]
    return [
        article(
            key,
            " ".join(
                chance.sample(topics[topic], 7) + [f"z{chance.randrange(90)}" for _ in range(4)]
            ),
            names=f"name{topic}",
            hours=key / 2,
        )
        for key in range(count)
        for topic in (chance.randrange(9),)
    ]


def test_an_index_filled_again_decides_alike() -> None:
    articles = stream(160)
    first = StoryIndex()
    groups: list[tuple[int | str, int | str, int | str | None]] = []
    for one in articles[:120]:
        choice = add(first, one)
        story = one.id if choice.story is None else choice.story
        event = one.id if choice.event is None else choice.event
        groups.append((story, event, choice.origin))
    cut = articles[40].at
    first.forget_before(cut)
    again = StoryIndex()
    for one, (story, event, origin) in zip(articles, groups, strict=False):
        if one.at >= cut:
            again.add(one, story=story, event=event, origin=origin)
    assert again.document_frequencies == first.document_frequencies
    for one in articles[120:]:
        assert add(first, one) == add(again, one)


def test_forgetting_everything_leaves_nothing() -> None:
    index = StoryIndex()
    for one in stream(60):
        add(index, one)
    assert index.forget_before(NOON + timedelta(days=400)) == 60
    assert len(index) == 0
    assert index.document_frequencies == {"en": {}}
    assert index.place(stream(1)[0]).story is None


def test_an_article_added_again_counts_once() -> None:
    index = filled()
    before = index.document_frequencies
    index.add(article(1, FIRE, names="tarn moor,gunnar aas"), story=1, event=1)
    assert index.document_frequencies == before


def test_a_moved_article_draws_others_after_it() -> None:
    index = filled()
    index.move(1, story=77, event=78)
    choice = index.place(article(3, FIRE, names="tarn moor", hours=2))
    assert (choice.story, choice.event) == (77, 78)
    index.move(9999, story=1, event=1)  # not open: nothing happens


def test_a_merged_story_takes_what_its_parts_would_have_taken() -> None:
    index = filled()
    index.merge(2, into=1)
    assert index.place(article(3, VOTE, names="hedda kvamme", hours=2)).story == 1


def test_placing_changes_nothing() -> None:
    index = filled()
    one = article(3, FIRE, names="tarn moor", hours=2)
    assert index.place(one) == index.place(one)
    assert len(index) == 32


def test_a_stream_names_groups_by_the_article_that_opened_them() -> None:
    groups = list(group_stream([article(1, FIRE), article(2, FIRE, hours=1), article(3, VOTE)]))
    assert groups[0][:3] == (1, 1, 1)
    assert {story for _, _, story, _ in groups} <= {1, 2, 3}


def test_a_stream_forgets_as_it_goes() -> None:
    far = [article(1, FIRE), article(2, FIRE, hours=24 * 60)]
    assert [story for _, _, story, _ in group_stream(far)] == [1, 2]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.dictionaries(st.text(max_size=5), st.integers(-3, 10**9), max_size=6),
            st.dictionaries(st.text(max_size=5), st.integers(-3, 10**9), max_size=4),
            st.floats(-1000, 1000),
        ),
        max_size=12,
    )
)
def test_no_counts_make_grouping_raise(
    rows: list[tuple[dict[str, int], dict[str, int], float]],
) -> None:
    index = StoryIndex(GroupingSettings())
    for key, (terms, names, hours) in enumerate(rows):
        add(index, replace(article(key, "", hours=hours), terms=terms, names=names))
    index.forget_before(NOON)
    assert all(count > 0 for count in index.document_frequencies.get("en", {}).values())
