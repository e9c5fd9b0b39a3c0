"""What readers say: writing it, and the owner's yes or no."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from standfirst.models import Article, Comment, Story
from standfirst.web.access import for_owner, for_readers, signed_in
from standfirst.web.answer import answered

LONGEST = 4000
MOST_AN_HOUR = 10


@for_owner
def page(request: HttpRequest) -> HttpResponse:
    """The comments that wait for the owner."""
    return render(request, "comments/page.html", {"held": Comment.objects.held()[:100]})


@require_POST
@for_readers
def on_article(request: HttpRequest, pk: str) -> HttpResponse:
    article = get_object_or_404(Article, pk=pk)
    return _write(request, Comment(article=article), to=article.path)


@require_POST
@for_readers
def on_story(request: HttpRequest, pk: str) -> HttpResponse:
    asked = get_object_or_404(Story.objects.select_related("merged_into"), pk=pk)
    story = asked.merged_into or asked  # it may have joined another while this was written
    return _write(request, Comment(story=story), to=story.path)


def _write(request: HttpRequest, comment: Comment, *, to: str) -> HttpResponse:
    reader, now = signed_in(request), timezone.now()
    comment.text = request.POST.get("text", "").replace("\x00", "").replace("\r\n", "\n").strip()
    trouble = _refused(comment.text, reader.pk)
    if trouble:
        return answered(request, trouble, to=to, trouble=True)
    comment.reader, comment.made_at = reader, now
    comment.approved_at = now if reader.is_owner else None
    comment.save()
    says = "Your comment is on the page." if reader.is_owner else HELD
    return answered(request, says, to=to)


HELD = "Thank you. Your comment is held until the owner of the desk approves it."


def _refused(text: str, reader_id: int) -> str:
    """Why a comment is not taken, as a sentence; "" where it is."""
    if not text:
        return "The comment is empty. Write something, then send it."
    if len(text) > LONGEST:
        return f"The comment is longer than {LONGEST} characters. Shorten it, then send it again."
    since = timezone.now() - timedelta(hours=1)
    if Comment.objects.made_since(reader_id, since).count() >= MOST_AN_HOUR:
        return f"You wrote {MOST_AN_HOUR} comments in the last hour. Wait a little, then send it."
    return ""


@require_POST
@for_owner
def decide(request: HttpRequest, pk: str) -> HttpResponse:
    """Approve (`verdict=approve`) or refuse a comment that is still held."""
    approves = request.POST.get("verdict") == "approve"
    field = "approved_at" if approves else "refused_at"
    held = Comment.objects.filter(pk=pk, approved_at=None, refused_at=None)
    if not held.update(**{field: timezone.now()}):
        return answered(request, "This comment was decided already.", to="/comments")
    says = "Approved: the comment is on its page." if approves else "Refused: nobody sees it."
    return answered(request, says, to="/comments", part="part/said.html")
