"""Every address of the desk, on one page."""

from __future__ import annotations

from django.urls import include, path, re_path
from django.views.generic import RedirectView

from standfirst.clients.feeds import answers as feeds
from standfirst.clients.feeds import opml
from standfirst.web import (
    arrange,
    article,
    author,
    comments,
    follow,
    following,
    front,
    health,
    outlet,
    revisions,
    sample,
    saved,
    search,
    settings,
    source,
    sources,
    step,
    story,
    subscribe,
    topic,
    update,
    updates,
    websub,
)

# The slug is decoration; at most 18 digits fit every database's integer.
ROW = r"(?P<pk>[0-9]{1,18})"
NAMED = rf"{ROW}(?:-(?P<slug>[^/]*))?$"
EDITION = r"^updates/(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})/(?P<slot>morning|evening)"
TOKEN = r"(?P<token>[A-Za-z0-9_-]{1,64})"  # noqa: S105

urlpatterns = [
    path("", front.page),
    re_path(rf"^stories/{ROW}/comments$", comments.on_story),
    re_path(rf"^stories/{ROW}/steps/(?P<step>[0-9]{{1,18}})$", step.page),
    re_path(rf"^stories/{ROW}/arrange$", arrange.page),
    re_path(rf"^stories/{NAMED}", story.page),
    re_path(rf"^regroupings/{ROW}/undo$", arrange.undo),
    re_path(rf"^articles/{ROW}/save$", article.save),
    re_path(rf"^articles/{ROW}/read$", article.read),
    re_path(rf"^articles/{ROW}/comments$", comments.on_article),
    re_path(rf"^articles/{ROW}/revisions$", revisions.page),
    re_path(rf"^articles/{NAMED}", article.page),
    path("changes", revisions.latest),
    re_path(rf"^authors/{ROW}/join$", author.join),
    re_path(rf"^authors/{ROW}/split$", author.split),
    re_path(rf"^authors/{NAMED}", author.page),
    re_path(rf"^topics/{NAMED}", topic.page),
    re_path(rf"^outlets/{NAMED}", outlet.page),
    path("following", following.page),
    path("following/read", following.read_all),
    path("following.atom", feeds.following_atom),
    path("following.json", feeds.following_json),
    path("follow", follow.follow),
    path("unfollow", follow.unfollow),
    path("saved", saved.page),
    path("search", search.page),
    path("updates", updates.page),
    path("updates.atom", feeds.updates_atom),
    path("updates.json", feeds.updates_json),
    re_path(rf"{EDITION}$", update.page),
    re_path(rf"{EDITION}\.txt$", update.text),
    re_path(rf"{EDITION}/publish$", update.publish),
    re_path(rf"{EDITION}/briefs/(?P<brief>[0-9]{{1,18}})$", update.edit),
    path("subscribe", subscribe.ask),
    re_path(rf"^subscribe/confirm/{TOKEN}$", subscribe.confirm),
    re_path(rf"^leave/{TOKEN}$", subscribe.leave),
    path("comments", comments.page),
    re_path(rf"^comments/{ROW}$", comments.decide),
    path("sources", sources.page),
    path("sources.opml", opml.sources),
    path("sources/add", sources.offer),
    path("sources/choose", sources.choose),
    path("sources/opml", sources.opml),
    re_path(rf"^sources/{ROW}$", source.page),
    re_path(rf"^sources/{ROW}/ask$", source.ask),
    re_path(rf"^sources/{ROW}/pause$", source.pause),
    re_path(rf"^sources/{ROW}/move$", source.move),
    re_path(rf"^sources/{ROW}/remove$", source.remove),
    re_path(rf"^websub/{TOKEN}$", websub.callback),
    path("sample/put-away", sample.put_away),
    path("settings", settings.page),
    path("settings/zone", settings.zone),
    path("settings/feed", settings.feed),
    path("settings/password", settings.password),
    path("settings/readers", settings.let_in),
    re_path(rf"^settings/readers/{ROW}/remove$", settings.let_go),
    # A first password needs an e-mail address beside it: our own page asks for both.
    path("account/password/set/", RedirectView.as_view(url="/settings")),
    path("account/", include("allauth.account.urls")),
    path("healthz", health.page),
]
