"""Decides, article by article as they come, which story and which event each belongs to."""

from __future__ import annotations

from array import array
from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta

from standfirst.core.language.decisions import decided, deciding, told
from standfirst.core.language.similarity import shortened, with_parts
from standfirst.core.story.abroad import same_abroad
from standfirst.core.story.choose import best_event, best_story
from standfirst.core.story.copies import Texts, proved, suspects
from standfirst.core.story.home import as_lands, before_own, lands_of, own_of
from standfirst.core.story.merge import MergeChoice, due_to_merge, one_story
from standfirst.core.story.reason import (
    abroad_reason,
    copy_reason,
    foreign_reason,
    new_reason,
    shared_reason,
    turn_reason,
)
from standfirst.core.story.shelf import Asked, Key, Link, Member, Shelf
from standfirst.core.story.split import SplitChoice, due, two_stories
from standfirst.core.story.weights import GroupingSettings, apart, fading
from standfirst.core.types import ArticleForGrouping, StoryChoice

_DEFAULT = GroupingSettings()
_DAY = timedelta(days=1)
_LIKELY_COPIES = 8  # most alike articles whose fingerprints are believed without the texts
_LEAST_ALIKE = 0.25  # and these are at least so alike by words
_RARE = 0.05  # a word is rare that stands in fewer than this share of the open articles


class StoryIndex:
    """The open articles and the decision where the next one belongs.

    `place` decides and changes nothing; `add` records what the caller made of it. An index filled
    again with the open articles, in the order of their arrival, decides alike. A copy (an article
    with an origin) is not kept: its origin stands for it, so that copies cost nothing, and a digest
    that repeats one report is no bridge to the others in it.
    """

    def __init__(self, settings: GroupingSettings = _DEFAULT) -> None:
        self._settings = settings
        self._shelves: dict[str, Shelf] = {}
        self._slots: dict[Key, tuple[str, int]] = {}  # article → language, slot
        self._parted: dict[Key, set[Key]] = {}  # story → stories the program must not join to it
        self._next = 0
        self._compared: tuple[ArticleForGrouping, Mapping[str, int]] | None = None  # the last

    def __len__(self) -> int:
        return len(self._slots)

    @property
    def document_frequencies(self) -> dict[str, dict[str, int]]:
        """By language, in how many open articles each word stands; adding articles restores it."""
        return {language: shelf.words.frequencies() for language, shelf in self._shelves.items()}

    def place(self, article: ArticleForGrouping, texts: Texts | None = None) -> StoryChoice:
        """Where the article belongs, and why; None as story or event means to open a new one.

        With `texts` a copy is proved by the texts, else estimated from fingerprints.
        """
        settings = self._settings
        opens = StoryChoice(None, None, new_reason(settings.story_window / _DAY))
        shelf = self._shelves.get(article.language)
        if shelf is None or not shelf.members:
            return self._abroad(article) or opens
        asked = self._ask(shelf, article)
        links = self._links(shelf, article, asked)
        copy = self._copy(shelf, article, links, texts)
        if copy is not None:
            return copy
        story, score, foreign = best_story(shelf, links, asked, settings)
        if story is None or score < settings.story_threshold:
            if foreign is not None:
                why = foreign_reason(asked.own, shelf.home(foreign))
                opens = StoryChoice(None, None, why)
            return self._abroad(article) or opens
        chosen = [link for link in links if link.member.story == story]
        event, alike, untold = best_event(shelf, chosen, asked, story, settings)
        if event is not None:
            chosen, score = [link for link in chosen if link.member.event == event], alike
        reason = self._reason(shelf, article, chosen, asked)
        if untold:
            reason = turn_reason(reason, deciding(article.headline, article.language, untold))
        return StoryChoice(story, event, reason, score=round(score, 4))

    def _abroad(self, article: ArticleForGrouping) -> StoryChoice | None:
        others = (shelf for key, shelf in self._shelves.items() if key != article.language)
        match = same_abroad(article, others, self._settings)
        if match is None:
            return None
        reason = abroad_reason(match.names, headline=match.member.headline, days=match.days)
        # Their words cannot be compared: the clock tells, as it does in a story of few articles.
        soon = fading(match.days, self._settings.quiet_days) >= self._settings.event_threshold
        return StoryChoice(match.member.story, match.member.event if soon else None, reason)

    def add(
        self, article: ArticleForGrouping, *, story: Key, event: Key, origin: Key | None = None
    ) -> None:
        """Record an article with the story and event it was given, in order of arrival.

        An article added again (it was revised) takes the place of its earlier self. With `origin`
        (the article whose text it repeats, as `place` answered) it is not kept.
        """
        self.remove(article.id)
        if origin is not None and origin != article.id:
            return
        shelf = self._shelves.setdefault(article.language, Shelf())
        slot, self._next = self._next, self._next + 1
        shelf.words.put(slot, self._terms(article), group=story, limit=self._settings.word_limit)
        shelf.names.put(slot, article.names, group=story, limit=self._settings.name_limit)
        member = Member(
            article.id,
            article.at,
            article.headline,
            story,
            event,
            article.words,
            as_lands(lands_of(article.names)),
            decided(article.headline, article.language),
            told(article.headline, article.terms, article.language),
            array("I", article.fingerprint),
        )
        shelf.members[slot] = member
        shelf.mark(slot, member)
        shelf.enter(slot)
        self._slots[article.id] = (article.language, slot)

    def move(self, article: Key, *, story: Key, event: Key) -> None:
        """An editor's hand: the article now belongs there. An article not open is ignored."""
        if article not in self._slots:
            return
        language, slot = self._slots[article]
        shelf = self._shelves[language]
        member = shelf.members[slot]
        if member.story != story:
            shelf.words.move(slot, group=member.story, to=story)
            shelf.names.move(slot, group=member.story, to=story)
        shelf.leave(slot)
        member.story, member.event = story, event
        shelf.enter(slot)

    def merge(self, story: Key, *, into: Key) -> None:
        """Two stories became one: the open articles of `story` belong to `into`, events stay."""
        for shelf in self._shelves.values():
            for slot in list(shelf.stories.get(story, ())):
                member = shelf.members[slot]
                self.move(member.id, story=into, event=member.event)
        for other in self._not_parted(story):
            self.keep_apart(into, other)

    def keep_apart(self, story: Key, other: Key) -> None:
        """These two were parted, by the program or an editor: `proved_one` never joins them."""
        if story != other:
            self._parted.setdefault(story, set()).add(other)
            self._parted.setdefault(other, set()).add(story)

    def keep_apart_anew(self, stories: Iterable[Key], pairs: Iterable[tuple[Key, Key]]) -> None:
        """Of these stories only what these pairs say is apart, whatever was told before."""
        for story in stories:
            self._not_parted(story)
        for story, other in pairs:
            self.keep_apart(story, other)

    def _not_parted(self, story: Key) -> set[Key]:
        """Forget what this one is kept apart from; answers what it was."""
        others = self._parted.pop(story, set())
        for other in others:
            self._parted[other].discard(story)
            if not self._parted[other]:
                del self._parted[other]
        return others

    def proved_two(self, article: Key) -> SplitChoice | None:
        """The split of an article's story that its articles prove, or None. Changes nothing.

        To be asked after each `add`; stories are looked at ever more seldom as they grow, and of a
        long one only the newest articles, so that the cost of an article stays the same.
        """
        if article not in self._slots:
            return None
        language, slot = self._slots[article]
        shelf = self._shelves[language]
        story = shelf.members[slot].story
        slots = shelf.stories[story]
        if not due(len(slots)):
            return None
        return two_stories(shelf, story, name_share=self._settings.name_share)

    def proved_one(self, article: Key, *, but: Collection[Key] = ()) -> MergeChoice | None:
        """The merge of an article's story with another that their articles prove, or None.

        To be asked after each `add`, as `proved_two`, and as that changes nothing. Two stories that
        `keep_apart` was told of are never joined, nor, this time, any of `but` with it.
        """
        if article not in self._slots:
            return None
        language, slot = self._slots[article]
        shelf = self._shelves[language]
        story = shelf.members[slot].story
        if not due_to_merge(len(shelf.stories[story])):
            return None
        parted = self._parted.get(story, set()).union(but)
        return one_story(shelf, story, apart=parted, name_share=self._settings.name_share)

    def rarities(self, language: str, keys: Iterable[str], *, named: bool) -> dict[str, float]:
        """How rare each word (or name) is among the open stories, by `rarity`."""
        shelf = self._shelves.get(language) or Shelf()
        field, total = shelf.names if named else shelf.words, shelf.breadth
        return field.rarities(keys, total=total)

    def remove(self, article: Key) -> None:
        """Forget one article, as if it had never come. An article not open is ignored."""
        if article in self._slots:
            language, slot = self._slots[article]
            self._drop(self._shelves[language], [slot])

    def forget_before(self, moment: datetime) -> int:
        """Forget the articles published before; answers how many. Costs by what is forgotten."""
        forgotten = 0
        for shelf in self._shelves.values():
            old = [slot for slot, member in shelf.members.items() if member.at < moment]
            self._drop(shelf, old)
            forgotten += len(old)
        return forgotten

    def _drop(self, shelf: Shelf, slots: list[int]) -> None:
        stories = {slot: shelf.members[slot].story for slot in slots}
        shelf.words.drop(stories)
        shelf.names.drop(stories)
        for slot in slots:
            shelf.leave(slot)
            member = shelf.members.pop(slot)
            shelf.unmark(slot, member)
            del self._slots[member.id]

    def _terms(self, article: ArticleForGrouping) -> Mapping[str, int]:
        """What of an article's words is compared; it is placed and then added, so kept for once."""
        if self._compared is None or self._compared[0] is not article:
            whole = shortened(article.terms, article.language)
            self._compared = article, with_parts(whole, article.language)
        return self._compared[1]

    def _ask(self, shelf: Shelf, article: ArticleForGrouping) -> Asked:
        words = shelf.words.ask(self._terms(article), limit=self._settings.word_limit)
        names = shelf.names.ask(article.names, limit=self._settings.name_limit)
        lands = lands_of(article.names)
        own = own_of(lands, article.names)
        return Asked(
            article.at,
            lands,
            own,
            before_own(own, lands, article.names),
            decided(article.headline, article.language),
            told(article.headline, article.terms, article.language),
            words,
            names,
            shelf.words.weigh(words, total=shelf.breadth),
            shelf.names.weigh(names, total=shelf.breadth),
        )

    def _copy(
        self, shelf: Shelf, article: ArticleForGrouping, links: list[Link], texts: Texts | None
    ) -> StoryChoice | None:
        """The article whose text this one repeats: found by its words, or by its shingles."""
        if texts is None:
            near = [link for link in links[:_LIKELY_COPIES] if link.alike >= _LEAST_ALIKE]
            members = [link.member for link in near]
        else:
            marked = shelf.marked(article.fingerprint)
            members = [link.member for link in links]
            members += [member for member in marked if self._near(article, member)]
        by_id = {member.id: member for member in members}
        likely = suspects(article, ((m.id, m.words, m.fingerprint) for m in by_id.values()))
        estimated = [pair for pair in likely[:1] if pair[0] >= self._settings.copy_threshold]
        found = proved(article, likely, texts) if texts else next(iter(estimated), None)
        if found is None:
            return None
        score, origin = found[0], by_id[found[1]]
        reason = copy_reason(origin.headline)
        return StoryChoice(origin.story, origin.event, reason, origin=origin.id, score=score)

    def _candidates(self, shelf: Shelf, article: ArticleForGrouping, asked: Asked) -> list[int]:
        """The slots that share the most weight with the article, found through its rarest keys."""
        settings = self._settings
        found: dict[int, float] = {}
        for field, query, weights, share in (
            (shelf.words, asked.words, asked.word_weights, 1.0 - settings.name_share),
            (shelf.names, asked.names, asked.name_weights, settings.name_share),
        ):
            for weight, slots in field.candidates(
                query, weights, probes=settings.probes, limit=settings.posting_limit
            ):
                for slot in slots:
                    found[slot] = found.get(slot, 0.0) + share * weight
        order = sorted(found, key=lambda slot: (-found[slot], -slot))
        near = (slot for slot in order if self._near(article, shelf.members[slot]))
        return [slot for slot, _ in zip(near, range(settings.candidates), strict=False)]

    def _near(self, article: ArticleForGrouping, member: Member) -> bool:
        return (
            member.id != article.id and abs(article.at - member.at) <= self._settings.story_window
        )

    def _links(self, shelf: Shelf, article: ArticleForGrouping, asked: Asked) -> list[Link]:
        """Likeness to the best candidates, best first."""
        slots = self._candidates(shelf, article, asked)
        if not slots:
            return []
        links = [
            Link(slot, member, alike, apart(article.at, member.at))
            for slot, alike in zip(slots, self._alike(shelf, asked, slots), strict=True)
            for member in (shelf.members[slot],)
        ]
        return sorted(links, key=lambda link: (-link.alike, -link.slot))

    def _alike(self, shelf: Shelf, asked: Asked, slots: list[int]) -> list[float]:
        total = shelf.breadth
        alike = shelf.words.links(asked.words, asked.word_weights, slots, total=total)
        if asked.names.keys:
            share = self._settings.name_share
            names = shelf.names.links(asked.names, asked.name_weights, slots, total=total)
            alike = (1 - share) * alike + share * names
        return [float(value) for value in alike]

    def _reason(
        self, shelf: Shelf, article: ArticleForGrouping, links: list[Link], asked: Asked
    ) -> str:
        near = [link for link in links if link.alike >= links[0].alike / 2]
        slots = [link.slot for link in near]
        rare = max(3.0, _RARE * len(shelf.members))
        names = shelf.names.shared(asked.names, asked.name_weights, slots)
        words = shelf.words.shared(asked.words, asked.word_weights, slots)
        named = {part for name, _ in names for part in name.split()}
        whole = shortened(article.terms, article.language)
        return shared_reason(
            [name for name, _ in names],
            sum(times <= rare and word not in named and word in whole for word, times in words),
            articles=len(near),
            days=max(link.days for link in near),
            headline="\n".join([article.headline, *(link.member.headline for link in near)]),
        )
