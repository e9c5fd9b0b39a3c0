"""What was merged, split and moved, as the pages of the stories concerned tell it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standfirst.models import Article, Regrouping, Story

TOLD = 40  # newest regroupings that a story's page tells; three stand open
LISTED = 100  # newest ones where the owner arranges the story


@dataclass(frozen=True, slots=True)
class Notice:
    """One regrouping as one of its two stories sees it; `story` is the other one, if it is there.

    `role`: "split" (a part left), "part" (this is the part), "joined" (the other came in), "left"
    (this one joined the other), "moved" (articles left), "came" (articles came in), "step", "own"
    (`article` counts as a report of its own).
    """

    row: Regrouping
    role: str
    story: Story | None
    article: Article | None = None

    @property
    def can_be_undone(self) -> bool:
        """Whether a click may take it back: both stories are still on the desk."""
        ends = (self.row.story_id, self.row.other_id)
        return self.row.undone_at is None and None not in ends


def notices(story_id: int) -> list[Notice]:
    """What readers of a story are told, newest first. One question."""
    rows = Regrouping.objects.of_story(story_id).filter(undone_at=None)
    # Which step an article stands in is no reader's worry.
    rows = rows.exclude(story=story_id, other=story_id)
    return [seen_from(story_id, row) for row in rows[:TOLD]]


def history(story_id: int) -> list[Notice]:
    """All that was done with a story, also what was taken back, newest first. One question, two
    more where copies were parted."""
    rows = list(Regrouping.objects.of_story(story_id)[:LISTED])
    parted = [row.pk for row in rows if row.kind == "own"]
    told = Regrouping.objects.filter(pk__in=parted).values_list("pk", "before__article")
    named = dict(told) if parted else {}
    articles = Article.objects.select_related("outlet").in_bulk(named.values()) if named else {}
    return [
        replace(seen_from(story_id, row), article=articles.get(named.get(row.pk, 0)))
        for row in rows
    ]


def seen_from(story_id: int, row: Regrouping) -> Notice:
    """The regrouping as the story with this number sees it."""
    if row.story_id == row.other_id == story_id:
        return Notice(row, "own" if row.kind == "own" else "step", None)
    if row.story_id == story_id:
        left = {"split": "split", "merge": "left"}.get(row.kind, "moved")
        return Notice(row, left, row.other)
    came = {"split": "part", "merge": "joined"}.get(row.kind, "came")
    return Notice(row, came, row.story)
