"""Who said what on the pages of stories and articles."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from standfirst.models import Article, Statement
from standfirst.web.voices import MOST_DOTS, Rests, Voice, rests, voices
from tests import cast

pytestmark = pytest.mark.django_db
YEAR = "The bridge over the Orl may stay closed for a year, and perhaps for two."


def heard(*said: Statement) -> list[Voice]:
    return voices(Statement.objects.filter(pk__in=[one.pk for one in said]).order_by("pk"))


def words(voice: Voice) -> list[str]:
    return [one.statement.words for one in (*voice.shown, *voice.folded)]


def unnamed(row: Article, text: str, **fields: Any) -> Statement:
    return cast.statement(row, text, **{"speaker": "an official", "named": False} | fields)


def test_statements_are_gathered_by_speaker_and_the_unnamed_come_last() -> None:
    row = cast.article()
    found = heard(
        unnamed(row, "an early word", reason="no leave to speak"),
        cast.statement(row, "one"),
        cast.statement(row, "two"),
        cast.statement(row, "One "),
    )
    assert [voice.name for voice in found] == ["Ida Moor", "an official"]
    assert words(found[0]) == ["one", "two"]
    assert found[1].reason == "no leave to speak"


def test_unnamed_speakers_of_two_articles_are_not_taken_for_one() -> None:
    said = [unnamed(cast.article(), text) for text in ("one", "two")]
    assert len(heard(*said)) == 2


def test_unnamed_speakers_of_two_articles_are_one_where_they_say_the_same_words() -> None:
    first, second = cast.article(), cast.article()
    found = heard(unnamed(first, YEAR), unnamed(second, YEAR), unnamed(second, "Nobody knows."))
    assert [words(voice) for voice in found] == [[YEAR, "Nobody knows."]]
    assert found[0].shown[0].reports == 2


def test_a_quotation_of_many_reports_is_shown_once_in_its_fullest_form() -> None:
    rows = [cast.article(outlet=cast.outlet(name)) for name in ("Herald", "Courier", "Orl News")]
    cut = cast.statement(rows[0], "may stay closed for a year")
    whole = cast.statement(rows[1], YEAR)
    again = cast.statement(rows[2], f"“{YEAR.replace(',', ' –')}”")
    (voice,) = heard(cut, whole, again)
    (said,) = voice.shown
    assert said.statement == whole
    assert set(said.repeats) == {cut, again}
    assert said.reports == 3


def test_a_quotation_given_to_two_speakers_says_so() -> None:
    first, second = cast.article(), cast.article()
    (voice,) = heard(cast.statement(first, YEAR), cast.statement(second, YEAR, speaker="Tor Vik"))
    assert (voice.name, voice.shown[0].others) == ("Ida Moor", ["Tor Vik"])


def test_names_that_may_be_one_persons_are_not_said_to_be_two_speakers() -> None:
    first, second = cast.article(), cast.article()
    said = (cast.statement(first, YEAR), cast.statement(second, YEAR, speaker="Ida K. Moor-Vik"))
    (voice,) = heard(*said)
    assert voice.shown[0].others == []


def test_a_short_and_a_full_name_are_one_voice() -> None:
    row, full = cast.article(), cast.topic("Ida Moor", "person")
    found = heard(
        cast.statement(row, "It will be long.", topic=cast.topic("Moor", "person"), speaker="Moor"),
        cast.statement(row, "It will be dear.", topic=full),
        cast.statement(row, "It will be cold.", speaker="Moor"),
    )
    assert [(voice.name, voice.path) for voice in found] == [("Ida Moor", full.path)]
    assert len(words(found[0])) == 3


def test_names_that_an_editor_joined_are_one_voice() -> None:
    row, full = cast.article(), cast.topic("Ida Moor", "person")
    other = cast.topic("The Mayor of Halvik", "person")
    other.joined = full
    other.save()
    found = heard(
        cast.statement(row, "It will be long.", topic=other),
        cast.statement(row, "It will be dear.", topic=full),
    )
    assert [voice.path for voice in found] == [full.path]


def test_scraps_and_what_nobody_said_are_left_out() -> None:
    row = cast.article()
    scrap = cast.statement(row, "of three", kind="indirect", cue="spoken")
    nobody = cast.statement(
        row, "Full results before dawn", kind="indirect", speaker="", named=False
    )
    assert heard(scrap, nobody) == []
    assert words(heard(cast.statement(row, "Of three"))[0]) == ["Of three"]


def test_a_story_says_how_many_speakers_it_rests_on(client: Client) -> None:
    told = cast.story()
    first, second, _ = told.articles
    cast.statement(first, "It may last a year.")
    unnamed(first, "It may last for two.", reason="not authorised to speak")
    unnamed(second, "Nobody has counted.", speaker="a driver")
    unnamed(second, "We are tired of it.", speaker="they")
    page = " ".join(client.get(told.story.path).content.decode().split())
    assert "<strong>1 named speaker</strong> and <strong>2 unnamed</strong>" in page
    assert "an official (not authorised to speak)</span>; <span" in page
    assert (page.count('class="dot-named"'), page.count('class="dot-unnamed"')) == (1, 2)


def test_a_story_does_not_rest_on_those_of_whom_others_tell(client: Client) -> None:
    told = cast.story()
    cast.statement(told.articles[0], "It may last a year.")
    told_by = {"cue": "promised", "spans": {"teller": "Ida Moor"}}
    cast.statement(told.articles[0], "to open it soon", speaker="Tor Vik", **told_by)
    unnamed(told.articles[0], "to wait a little", speaker="our neighbours", **told_by)
    page = " ".join(client.get(told.story.path).content.decode().split())
    assert "<strong>1 named speaker</strong>" in page
    assert 'as told by <span dir="auto">Ida Moor</span>' in page
    assert "only told of by others" in page
    assert "ur neighbours" not in page


def test_as_many_unnamed_speakers_are_listed_as_counted() -> None:
    row = cast.article()
    indirect = {"kind": "indirect"}
    found = heard(
        unnamed(row, "It will cost more.", reason="lawyers had told staff to stay silent"),
        unnamed(row, "to follow their leaders", speaker="two members", cue="refused", **indirect),
        unnamed(row, "staff to stay silent", speaker="lawyers", cue="told", **indirect),
        unnamed(row, "We are tired.", speaker="they"),
        unnamed(row, "that all are alive", speaker="they", cue="learned", **indirect),
        unnamed(row, "Who won the race?", speaker="a miner", cue="asked"),
    )
    assert [voice.name for voice in found if voice.name] == ["an official", "a miner"]
    assert [words(voice) for voice in found if not voice.name] == [["We are tired."]]
    assert rests(found).unnamed == 2


def test_a_body_told_in_short_is_the_only_one_that_spells_it_out() -> None:
    said = [
        cast.statement(cast.article(), text, speaker=speaker)
        for text, speaker in (
            ("One file was open.", "the bank"),
            ("It is closed now.", "Osk Bank"),
            ("The count goes on.", "the electoral commission"),
            ("It is over now.", "Tolm’s electoral commission"),
        )
    ]
    assert {voice.name for voice in heard(*said)} == {"Osk Bank", "Tolm’s electoral commission"}


def test_words_that_say_nothing_alone_are_shown_behind_their_cue(client: Client) -> None:
    row = cast.article()
    told = {"kind": "indirect", "spans": {"reads_on": True}}
    said = cast.statement(row, "all of it, and more", cue="denies", **told)
    assert (said.told, said.verb) == ("denies all of it, and more", "")
    page = client.get(row.path).content.decode()
    assert "<p>denies all of it, and more</p>" in page
    assert 'class="cue"' not in page


def test_a_denial_that_goes_on_is_shown_without_its_saying() -> None:
    row = cast.article()
    shown = {"rejected this, saying": "rejected this", "saying": "saying", "said": "said"}
    assert {cue: cast.statement(row, "So.", cue=cue).verb for cue in shown} == shown


def test_the_picture_of_speakers_has_a_dot_for_each_and_bounds() -> None:
    hidden = heard(unnamed(cast.article(), YEAR), unnamed(cast.article(), "Nobody knows."))
    made = Rests(45, hidden)
    assert len(made.dots) == 47
    assert max(x for x, _, _ in made.dots) < made.width
    assert max(y for _, y, _ in made.dots) < made.height
    assert Rests(MOST_DOTS, hidden).dots == []
    assert rests([]) == Rests(0, [])


def test_each_statement_leads_to_its_words_in_the_text_of_its_article(client: Client) -> None:
    told = cast.story()
    first = told.articles[0]
    said = cast.statement(first, "The bridge", spans={"content": [[0, 10]]})
    page = client.get(told.story.path).content.decode()
    assert f'href="{first.path}#said-{said.position}"' in page
    page = client.get(first.path).content.decode()
    assert '<span class="said" id="said-0">The bridge</span> over the Orl' in page
    assert page.count('id="said-0"') == 1


def test_a_statement_that_is_not_in_the_text_as_shown_keeps_its_place(client: Client) -> None:
    row = cast.article()
    cast.statement(row, "Something else", spans={"content": [[4000, 4010]]})
    page = client.get(row.path).content.decode()
    assert page.count('id="said-0"') == 1
    assert "not found in the text as shown" in page


def test_marked_text_stays_what_the_sanitiser_let_through(client: Client) -> None:
    html = '<p>The <script>alert(1)</script><b onclick="x">bridge</b> &lt;b&gt; is lost.</p>'
    row = cast.article(html=html, text="The bridge <b> is lost.")
    cast.statement(row, "bridge <b> is lost", spans={"content": [[4, 22]]})
    page = client.get(row.path).content.decode()
    assert "alert(1)" not in page
    assert "onclick" not in page
    assert "&lt;b&gt; is lost" in page


def test_a_story_of_many_voices_asks_no_more_questions(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    told = cast.story()

    def say(number: int) -> None:
        at = cast.NOON + timedelta(minutes=number)
        row = cast.article(f"No {number}", story=told.story, published=at)
        name = f"Speaker Number{number}"
        cast.statement(row, f"Word {number} of mine", topic=cast.topic(name, "person"))

    for number in range(3):
        say(number)
    with django_assert_max_num_queries(30) as few:
        client.get(told.story.path)
    for number in range(3, 23):
        say(number)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(told.story.path)


def test_of_repeats_each_further_outlet_is_named_once() -> None:
    herald, courier = cast.outlet("Herald"), cast.outlet("Courier")
    whole = cast.statement(cast.article(outlet=herald), f"{YEAR} He said so.")
    twice = [cast.statement(cast.article(outlet=courier), YEAR) for _ in range(2)]
    mine = cast.statement(cast.article(outlet=herald), YEAR)
    (voice,) = heard(whole, *twice, mine)
    assert [row.article.outlet for row in voice.shown[0].elsewhere] == [courier]


def test_of_repeats_at_one_outlet_one_is_named_and_the_same_article_is_none() -> None:
    row, other = cast.article(), cast.article()
    (voice,) = heard(cast.statement(row, f"{YEAR} He said so."), cast.statement(row, YEAR))
    assert not voice.shown[0].elsewhere
    (voice,) = heard(cast.statement(row, f"{YEAR} He said so."), cast.statement(other, YEAR))
    assert [one.article for one in voice.shown[0].elsewhere] == [other]


def test_the_comma_of_the_reporters_sentence_is_not_shown() -> None:
    row = cast.article()
    said = {
        "“It may last,”": "“It may last”",
        "“It may last,” … “or not, perhaps.”": "“It may last” … “or not, perhaps.”",
        '"Bridges, roads,"': '"Bridges, roads"',
    }
    assert {text: cast.statement(row, text).told for text in said} == said


def test_a_speaker_of_several_statements_in_a_row_is_named_once(client: Client) -> None:
    row = cast.article()
    for mention, text in (("Ida Moor", "It may last a year."), ("she", "Or perhaps two years.")):
        cast.statement(row, text, mention=mention)
    cast.statement(row, "Nobody asked us.", speaker="Tor Vik")
    page = client.get(row.path).content.decode().partition('id="said-head"')[2]
    assert page.count(">Ida Moor<") == 1
    assert page.count(">Tor Vik<") == 1
