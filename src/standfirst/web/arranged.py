"""The sentences that say what was done with stories by hand, and what was taken back."""

from __future__ import annotations

from standfirst.models import Regrouping, Story


def tells(done: Regrouping) -> str:
    """What a deed did, and what the program leaves alone from now on."""
    n = done.article_count
    if done.kind == "own":
        return "The article counts as a report of its own now, for good."
    articles = "1 article is" if n == 1 else f"{n:,} articles are"
    its, these = ("its", "this article") if n == 1 else ("their", "these articles")
    if done.kind == "split":
        both = "The program will not move the articles of either story again."
        return f"{articles} a story of {its} own now. {both}"
    if done.kind == "merge":
        return (
            f"{_quoted(done.story)} is part of this story now, and its address leads here. "
            "The program will not move these articles again."
        )
    where = "step" if done.story_id == done.other_id else "story"
    return f"{articles} in another {where} now. The program will not move {these} again."


def tells_undone(done: Regrouping, *, stay: int) -> str:
    """Where all stands after a deed was taken back; `stay` articles were moved again since."""
    return f"Undone: {_stands(done)}{_stay(stay)}"


def _stands(done: Regrouping) -> str:
    """Where everything stands after a regrouping was taken back, as a sentence."""
    home, other = _quoted(done.story), _quoted(done.other)
    if done.kind == "own":
        return "the article counts as a copy again."
    if done.kind == "merge":
        return f"{home} is a story of its own again, apart from {other}."
    if done.kind == "split":
        return f"the articles of {other} are in {home} again."
    if done.story_id == done.other_id:
        return "the articles are in the steps where they were."
    return f"the articles are in {home} again."


def _stay(n: int) -> str:
    if not n:
        return ""
    moved = "1 article was" if n == 1 else f"{n:,} articles were"
    stays = "stays where it is" if n == 1 else "stay where they are"
    return f" {moved} moved again since and {stays}."


def _quoted(story: Story | None) -> str:
    headline = story.headline if story else ""
    return f"“{headline}”" if headline else "A story without a headline"
