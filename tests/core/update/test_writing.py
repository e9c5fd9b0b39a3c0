"""Updates: which sentences, which stories, which words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.core.types import ArticleForUpdate, Slot
from standfirst.core.update.compose import compose_brief, compose_edition
from standfirst.core.update.ground import is_grounded
from standfirst.core.update.select import Selection, StoryForUpdate, select
from standfirst.core.update.sentences import (
    is_tail,
    reads_alone,
    says_the_same,
    without_dateline,
)

FROM = datetime(2026, 3, 2, 6, tzinfo=UTC)
UNTIL = FROM + timedelta(hours=11)
CLOSED = "The Karl Amund bridge in Halvik was closed before dawn after a crack was found."
COST = "Repairing the Karl Amund bridge will cost at least 95 million crowns, the mayor said."
DETOUR = "Lorries to Halvik now drive 23 kilometres more to get around the closed bridge."
SECOND = "Engineers found a second crack of 65 centimetres in the neighbouring girder today."


@pytest.mark.parametrize(
    "sentence",
    [
        CLOSED,
        COST,
        "The exhibition in the old harbour of Halvik runs until April 27, 2026.",
        "The council of Halvik approved the repair of the bridge April 27, 2026.",
        "Two miners were found alive in the north section of the Kirrow mine today.",
        "Prime Minister Ingrid Solberg-Haug said she would treat the vote as a test.",
        "“Nobody should cancel an appointment,” Yrsa Holmboe, the director, told reporters.",
        "The last of the 13 miners was carried into daylight at ten to seven this morning.",
        "Ida Moor of Halvik confirmed the talks but would not comment on the price.",
        "Osk could not be reached by road from Halvik after the landslide on Sunday.",
        "About 1,200 people were moved after the river burst its banks overnight, police said.",
        "Six people died in the flood in the valley of the Ansel, police said on Monday.",
    ],
)
def test_a_whole_sentence_reads_alone(sentence: str) -> None:
    assert reads_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "He told the council that the bridge would stay closed until autumn.",
        "But the bridge will stay closed until the autumn, the council said.",
        "Meanwhile the bridge stays closed until the autumn, the council said.",
        "The order followed the discovery of a crack in the bridge at dawn.",
        "The official said the bridge would stay closed until the autumn.",
        "According to the employee, the answer from above was that it would cost too much.",
        "Three hours later, rescuers found the bodies of two of the colleagues.",
        "At ten to four this morning he saw a hairline of rust on the underside.",
        "By the end of today it lay in a plastic sleeve in front of the judge.",
        "At dawn a stretch of it slid into the streets of the town below.",
        "The mayor of Halvik named three measures to be taken before the autumn:",
        "Will the bridge in Halvik ever be opened again before the autumn?",
        "“We have 37 pictures of a smudge, and in a week hundreds.",
        "“In a week we will have hundreds, and I expect the risk to go away.”",
        "The bridge is closed.",
        "The bridge “will stay closed until the autumn or longer, the mayor said.",
        "If you bank with Nordhavn, check the inbox of your account for a letter.",
        "Stenvold said at a news conference in the ministry’s courtyard.",
        "Sign up for our newsletter to get the news of Halvik each morning.",
        "the bridge will stay closed until the autumn or even longer than that.",
        "This is more than twice the sum that the council had named before.",
        "Il a déclaré que le pont resterait fermé jusqu’à l’automne prochain.",
        "Diese Brücke bleibt nach Angaben der Stadt bis zum Herbst gesperrt.",
        "A man of Osk, Ida Moor explained, had been counted at two hospitals at once.",
        "First his wife, the mayor of Halvik, announced that they were separated.",
        "On Tuesday, he was speaking to a party of another kind than in March.",
        "Ella ha dicho que el puente seguirá cerrado hasta el otoño.",
        "A policewoman wears a mask on the bridge in Halvik April 27, 2026.",
        "An assistant looks at water during the analysis in Halvik, Varland, April 29, 2026.",
        "The mayor of Halvik delivers a speech on the bridge on February 27, 2026.",
        "The brothers Aksel, left, and Trond Amsrud wait on the bridge in Halvik.",
        "The closed bridge and the lorries on the quay of Halvik (above) cost millions a day.",
        "The bridge is seen from the harbour of Halvik in this file photo of last year.",
        "HALVIK | Tue Mar 3, 2026 The bridge was closed before dawn on Tuesday.",
        "By the Courier Desk Staff A bridge over the Orl was closed before dawn.",
        "By Ida B. Moor, KWN A bridge over the Orl was closed before dawn.",
        "IDA MOOR, KWN ANCHOR: A bridge over the Orl was closed before dawn.",
        "A woman in a white dress holds a banner on the bridge on April 27 in Halvik.",
        "The mayor of Halvik delivers a speech on the bridge on February, 27, 2026.",
        "The first estimate was 40 million crowns, and yesterday it was 95 million.",
        "The mayor of Halvik and the engineer presented the plan an hour ago.",
        "Varland Lines and the Seafarers’ Union would not comment on the figures.",
        "Karl Amund Steel of Halvik did not immediately respond to a request for comment.",
        "Ida Moor, the mayor of Halvik, could not be reached for comment on Sunday.",
        " ".join(["Halvik"] * 41) + ".",
        "",
    ],
)
def test_a_leaning_or_broken_sentence_does_not_read_alone(sentence: str) -> None:
    assert not reads_alone(sentence)


@given(st.text(max_size=300))
def test_no_text_raises(text: str) -> None:
    reads_alone(text)
    without_dateline(text)
    is_grounded(text, text[:50])


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("HALVIK (Kestrel) - A bridge was closed.", "A bridge was closed."),
        ("PORT SUND — A bridge was closed.", "A bridge was closed."),
        ("Halvik (Kestrel Wire) – A bridge was closed.", "A bridge was closed."),
        ("HALVIK | Tue Mar 3, 2026 (KWN) - A bridge was closed.", "A bridge was closed."),
        ("By the Wire Staff Halvik (KWN) -- A bridge was closed.", "A bridge was closed."),
        ("The office (VRO) - it said - did so.", "The office (VRO) - it said - did so."),
        ("A bridge - the longest - was closed.", "A bridge - the longest - was closed."),
    ],
)
def test_datelines_go_and_the_rest_stays_verbatim(written: str, plain: str) -> None:
    assert without_dateline(written) == plain
    assert plain in written


def test_what_follows_a_quotation_is_a_tail() -> None:
    assert is_tail("Jonas Weel, chair of the trust, told the crowd.", "“We want a vote,”")
    assert is_tail("Weel shouted, an old cry of the dockers of Osk.", "“We want a vote!”")
    assert not is_tail(CLOSED, "“We want a vote,”")


def test_a_new_number_is_news_and_other_words_are_not() -> None:
    said = ["Police said 12 people were missing after the flood in Brenning."]
    assert says_the_same("After the flood in Brenning 12 people were missing.", said)
    assert not says_the_same("After the flood in Brenning 14 people were missing on Monday.", said)
    assert not says_the_same(COST, [CLOSED])


def article(
    key: int,
    *sentences: str,
    hours: float = 1.0,
    story: int = 1,
    event: int = 0,
    origin: int = 0,
    outlet: str = "",
    headline: str = "Karl Amund bridge closed after crack found",
    analysis: bool = False,
    unnamed: tuple[tuple[int, str], ...] = (),
    standfirst: str = "",
) -> ArticleForUpdate:
    return ArticleForUpdate(
        id=key,
        story=story,
        event=event or story,
        origin=origin or key,
        outlet=outlet or f"outlet {key}",
        at=FROM + timedelta(hours=hours),
        headline=headline,
        standfirst=standfirst,
        sentences=sentences,
        analysis=analysis,
        unnamed=unnamed,
    )


def test_a_brief_takes_whole_sentences_from_the_articles() -> None:
    articles = [article(1, CLOSED, "It shut at four.", DETOUR), article(2, COST, hours=3)]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    by_id = {one.id: one for one in articles}
    assert {one.text for one in brief.sentences} == {CLOSED, COST, DETOUR}
    assert all(one.text in by_id[one.article].sentences for one in brief.sentences)
    assert (brief.origins, brief.outlets, brief.articles, brief.news) == (2, 2, (2, 1), "")


def test_a_brief_counts_the_unnamed_speakers_of_the_sentences_that_it_shows() -> None:
    said = "The Karl Amund bridge in Halvik may stay closed for a year, two engineers said."
    hidden = "It shut at four."  # leans on the sentence before it: never shown
    known = ((0, "two engineers"), (0, "a clerk"), (1, "an official"))
    articles = [article(1, said, hidden, unnamed=known), article(2, COST, hours=3)]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert said in {one.text for one in brief.sentences}
    assert brief.unnamed == 2
    quiet = [article(1, CLOSED, hidden, unnamed=((1, "an official"),))]
    brief = compose_brief(quiet, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert brief.unnamed == 0


def test_the_newest_event_leads() -> None:
    headline = "Engineers find second crack in Karl Amund bridge"
    articles = [article(1, CLOSED), article(2, SECOND, hours=9, event=2, headline=headline)]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert brief.sentences[0].text == SECOND


def test_no_two_sentences_say_the_same() -> None:
    again = "Before dawn the Karl Amund bridge in Halvik was closed after a crack was found."
    articles = [article(1, CLOSED), article(2, again, hours=2)]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert len(brief.sentences) == 1


def test_the_evening_tells_what_changed() -> None:
    articles = [article(1, CLOSED, hours=-3), article(2, CLOSED, COST, hours=5)]
    brief = compose_brief(articles, told=(CLOSED,), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert [one.text for one in brief.sentences] == [COST]
    assert brief.news == COST


def test_nothing_new_makes_no_brief() -> None:
    articles = [article(1, CLOSED, hours=-3), article(2, CLOSED, hours=5)]
    assert compose_brief(articles, told=(CLOSED,), covers_from=FROM, covers_until=UNTIL) is None
    assert compose_brief([], told=(), covers_from=FROM, covers_until=UNTIL) is None


def told(*articles: ArticleForUpdate, beside: tuple[str, ...] = ()) -> list[str]:
    brief = compose_brief(articles, told=(), beside=beside, covers_from=FROM, covers_until=UNTIL)
    return [one.text for one in brief.sentences] if brief else []


def test_what_another_brief_of_the_update_tells_is_not_told_again() -> None:
    assert told(article(1, CLOSED), article(2, COST), beside=(CLOSED,)) == [COST]
    a = story(1, article(1, CLOSED), article(2, CLOSED))
    b = story(
        2, *(article(at, CLOSED, DETOUR, story=2, headline="Osk lorries") for at in (3, 4, 5))
    )
    picks = [select([one], covers_from=FROM, covers_until=UNTIL).briefs[0] for one in (a, b)]
    edition = compose_edition(
        Selection(tuple(picks)),
        slot=Slot.EVENING,
        day=date(2026, 3, 2),
        zone="UTC",
        covers_from=FROM,
        covers_until=UNTIL,
    )
    assert [[one.text for one in brief.sentences] for brief in edition.briefs] == [
        [CLOSED],
        [DETOUR],
    ]


def test_a_standfirst_of_one_sentence_tells_what_the_text_tells_in_riddles() -> None:
    summary = "The closed crossing of the Orl costs every haulier of the valley dear."
    riddle = "It began with a smudge on a photograph that nobody wanted to see."
    assert told(article(1, riddle, standfirst=summary)) == [summary]


@pytest.mark.parametrize(
    "standfirst",
    [
        "The bridge is shut for long. The mayor of Halvik wants it open by the autumn.",
        "Analysis: the closed Karl Amund bridge of Halvik was never really cared for.",
        "The closed Karl Amund bridge of Halvik was never really cared for, and now …",
        "What does the closed Karl Amund bridge of Halvik mean for the hauliers?",
    ],
)
def test_a_standfirst_that_is_no_sentence_is_not_told(standfirst: str) -> None:
    assert told(article(1, CLOSED, standfirst=standfirst)) == [CLOSED]


def test_a_standfirst_sums_up_after_the_sentence_that_leads() -> None:
    summary = "Lorries to the port of Halvik face a long detour around the bridge."
    assert told(article(1, CLOSED, standfirst=summary), article(2, CLOSED)) == [CLOSED, summary]


def test_sentences_of_one_report_stand_in_its_order() -> None:
    opens = "Ida Moor, who heads the road office of Halvik, opened the tender on Monday."
    rows = [article(1, opens, CLOSED, DETOUR), article(2, CLOSED, hours=-1)]
    text = told(*rows)
    assert set(text) <= {opens, CLOSED, DETOUR}
    assert text == [one for one in (opens, CLOSED, DETOUR) if one in text]


def test_what_a_later_report_has_overtaken_is_not_told() -> None:
    nine = "By noon nine of the 14 lorries had been towed off the Karl Amund bridge."
    all_off = "The last of the 14 lorries was towed off the Karl Amund bridge in Halvik at five."
    assert told(article(1, nine), article(2, all_off, hours=8)) == [all_off]


def test_the_newest_event_leads_where_its_sentence_stands_far_down_too() -> None:
    riddles = ("It was so.", "He said no.", "They went.")
    strike = "Hauliers of Osk and Tolmere reckon with losses, strikes and a long winter of detours."
    tender = "Welders of Halvik and Sund ask for masks, lamps and wages of a dry summer abroad."
    rows = [
        article(1, *riddles, strike, headline="Hauliers reckon with strikes"),
        article(2, *riddles, tender, hours=9, event=2, headline="Welders ask for masks and lamps"),
    ]
    assert told(*rows)[0] == tender


def test_what_counts_the_same_is_told_once() -> None:
    bomb = (
        "A truck bomb tore through the gate of the desert base of Varland on Monday, killing four"
        " local trainees and injuring two members of the team."
    )
    again = (
        "Four Qesran recruits were killed and two Varland instructors wounded before dawn when a"
        " truck packed with explosives blew up at the gate of the Oshar centre in the north."
    )
    rows = [
        article(at, one, headline="Truck at Varland gate") for at, one in ((1, bomb), (2, again))
    ]
    assert len(told(*rows)) == 1


def test_tonight_of_another_day_is_not_told() -> None:
    queue = "Some 1,700 lorries had taken the detour around the Karl Amund bridge by six tonight."
    late = article(1, queue, CLOSED, hours=-7)  # at eleven in the evening before
    night = article(2, queue.replace("six", "ten"), CLOSED, hours=-4)  # at two: still that night
    since = FROM - timedelta(hours=13)
    morning = FROM + timedelta(hours=1)
    brief = compose_brief([late, night], told=(), covers_from=since, covers_until=morning)
    assert brief is not None
    assert [one.text for one in brief.sentences] == [CLOSED]
    midnight = FROM - timedelta(hours=6)
    brief = compose_brief([late], told=(), covers_from=since, covers_until=midnight)
    assert brief is not None
    assert queue in [one.text for one in brief.sentences]


def test_the_day_of_an_edition_is_that_of_its_zone() -> None:
    queue = "Some 1,700 lorries had taken the detour around the Karl Amund bridge by six tonight."
    until = FROM + timedelta(hours=20)  # in Toronto still the day of the article, in Tokyo the next
    made = [story(1, article(1, queue, hours=12), article(2, queue, hours=12))]
    selection = select(made, covers_from=FROM, covers_until=until)

    def told(zone: str) -> int:
        edition = compose_edition(
            selection,
            slot=Slot.EVENING,
            day=date(2026, 3, 2),
            zone=zone,
            covers_from=FROM,
            covers_until=until,
        )
        return len(edition.briefs)

    assert (told("America/Toronto"), told("Asia/Tokyo")) == (1, 0)


def test_colour_that_shares_nothing_with_the_reports_is_left_out() -> None:
    tin = "Anton Ruske folded the yellow note into eight for a tin with fishing licences."
    articles = [article(1, CLOSED, tin), article(2, COST, hours=2)]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert {one.text for one in brief.sentences} == {CLOSED, COST}


def test_a_question_is_no_headline_where_there_is_another() -> None:
    articles = [
        article(1, CLOSED),
        article(2, CLOSED, hours=2, headline="Why was the Karl Amund bridge closed after a crack?"),
    ]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert brief.headline_article == 1


def test_a_headline_whose_toll_the_first_sentence_contradicts_stands_back() -> None:
    four = "A lorry that fell off the Karl Amund bridge in Halvik has killed four hauliers."
    five = "The lorry that fell off the Karl Amund bridge in Halvik killed five hauliers."
    articles = [
        article(1, four, headline="Lorry falls off Karl Amund bridge and kills four hauliers"),
        article(2, five, hours=3, headline="Inspectors of Halvik meet again on Sunday"),
    ]
    brief = compose_brief(articles, told=(), covers_from=FROM, covers_until=UNTIL)
    assert brief is not None
    assert (brief.sentences[0].text, brief.headline_article) == (five, 2)


def story(
    key: int, *articles: ArticleForUpdate, section: str = "", told: tuple[str, ...] = ()
) -> StoryForUpdate:
    return StoryForUpdate(key, articles, told, section)


NAMES = "alder birch cedar dogwood elm fir gorse hazel iris juniper kelp larch".split()


def plain(key: int, *, reports: int = 2, section: str = "") -> StoryForUpdate:
    name = NAMES[key % len(NAMES)].title()
    sentence = (
        f"Council number {key} of {name} has decided on {name} roads and {name} schools today."
    )
    made = [
        article(key * 100 + at, sentence, story=key, headline=f"{name} council decides {key}{name}")
        for at in range(reports)
    ]
    return story(key, *made, section=section)


def picked(stories: list[StoryForUpdate]) -> list[int]:
    found = select(stories, covers_from=FROM, covers_until=UNTIL)
    return [pick.story.id for pick in found.briefs]


def test_at_most_seven_are_chosen() -> None:
    assert len(picked([plain(key) for key in range(1, 12)])) == 7


def test_a_quiet_day_chooses_few_and_an_empty_one_none() -> None:
    assert picked([plain(3)]) == [3]
    assert picked([]) == []


def test_single_reports_come_after_what_several_report() -> None:
    assert picked([plain(1, reports=1), plain(2, reports=2)]) == [2, 1]


def test_wire_copies_do_not_make_several_reports() -> None:
    copies = story(1, *(article(at, CLOSED, origin=1) for at in range(1, 9)))
    assert picked([copies, plain(2)]) == [2, 1]


def test_one_section_does_not_fill_an_update() -> None:
    sport = [plain(key, reports=3, section="Sport") for key in range(1, 9)]
    assert 9 in picked([*sport, plain(9, section="World")])


def test_variety_pushes_out_none_of_the_heaviest_stories() -> None:
    heavy = [plain(key, reports=3, section="National") for key in (1, 2, 3, 4)]
    others = [plain(key, section=f"Section {key}") for key in range(5, 12)]
    assert set(picked([*heavy, *others])[:4]) == {1, 2, 3, 4}


def test_a_second_story_of_a_section_counts_in_full() -> None:
    heavier = [plain(key, reports=4, section=f"Section {key}") for key in range(1, 5)]
    national = [plain(key, reports=3, section="National") for key in (5, 6)]
    others = [plain(key, section=f"Section {key}") for key in range(7, 11)]
    assert {5, 6} < set(picked([*heavier, *national, *others]))


def test_two_stories_on_one_event_are_told_once() -> None:
    a = story(1, article(1, CLOSED), article(2, CLOSED))
    b = story(2, article(3, COST, story=2), article(4, COST, story=2))
    assert len(picked([a, b])) == 1


def test_a_story_without_news_is_left_out() -> None:
    old = story(1, article(1, CLOSED, hours=-3), article(2, CLOSED, hours=-2))
    told = story(
        2, article(3, CLOSED, hours=-3, story=2), article(4, CLOSED, story=2), told=(CLOSED,)
    )
    copy = story(3, article(5, CLOSED, hours=-3, story=3), article(6, CLOSED, origin=5, story=3))
    comment = story(4, article(7, CLOSED, story=4, analysis=True))
    assert picked([old, told, copy, comment]) == []


def test_of_what_cannot_be_told_an_edition_tells_the_headline() -> None:
    stories = [plain(1), story(2, article(900, "He said.", story=2), article(901, "So.", story=2))]
    selection = select(stories, covers_from=FROM, covers_until=UNTIL)
    edition = compose_edition(
        selection,
        slot=Slot.EVENING,
        day=date(2026, 3, 2),
        zone="Europe/Oslo",
        covers_from=FROM,
        covers_until=UNTIL,
    )
    assert [brief.story for brief in edition.briefs] == [1]
    assert [(brief.story, brief.sentences) for brief in edition.also] == [(2, ())]
    assert (edition.slot, edition.zone) == (Slot.EVENING, "Europe/Oslo")


def test_a_listed_headline_is_no_question_and_nothing_that_is_overtaken() -> None:
    lead = "The ferry from Osk ran aground on the quay of Halvik early today, police said."
    killed = "Four people were killed when the Osk ferry ran aground in Halvik, police said."
    ferry = story(
        20,
        article(901, killed, story=20, headline="Two killed as Osk ferry runs aground", hours=1),
        article(902, killed, story=20, headline="Osk ferry runs aground in Halvik", hours=2),
        article(903, lead, killed, story=20, headline="Who steered the Osk ferry?", hours=3),
    )
    also = Selection((), select([ferry], covers_from=FROM, covers_until=UNTIL).briefs)
    edition = compose_edition(
        also,
        slot=Slot.EVENING,
        day=date(2026, 3, 2),
        zone="UTC",
        covers_from=FROM,
        covers_until=UNTIL,
    )
    (brief,) = edition.also
    assert (brief.headline, brief.sentences) == ("Osk ferry runs aground in Halvik", ())


SOURCE = (
    "Police said 12 people were missing in Brenning. “We will not stop,” Berit Nystad said. "
    "The council has not approved the plan, and 350 soldiers are on their way."
)


def test_a_verbatim_sentence_is_grounded_whatever_its_quotes() -> None:
    found = is_grounded('"We will not stop,"  Berit Nystad said.', SOURCE)
    assert (found.grounded, found.verbatim, found.complaint) == (True, True, "")


def test_an_edited_sentence_is_grounded_by_its_words() -> None:
    assert is_grounded("In Brenning 12 people were missing, police said.", SOURCE).grounded


@pytest.mark.parametrize(
    ("sentence", "missing"),
    [
        ("Police said 14 people were missing in Brenning.", "the number 14"),
        ("Police said 12 people were missing in Tolmere.", "the name Tolmere"),
        ("Berit Nystad said “we will stop at once”.", "the words"),
        ("Police said three people were missing in Brenning.", "the number three"),
    ],
)
def test_an_invented_detail_is_named(sentence: str, missing: str) -> None:
    found = is_grounded(sentence, SOURCE)
    assert not found.grounded
    assert missing in found.complaint


def test_a_dropped_denial_is_noticed() -> None:
    found = is_grounded("The council has approved the plan.", SOURCE)
    assert found.turned
    assert not found.grounded


def test_nothing_is_grounded_in_nothing() -> None:
    assert not is_grounded("Police said 12 people were missing.").grounded
    assert not is_grounded("", SOURCE).grounded


def test_a_part_of_a_number_is_not_verbatim() -> None:
    assert not is_grounded("2 people were missing in Brenning.", SOURCE).verbatim
