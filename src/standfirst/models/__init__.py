"""The tables, one noun a file."""

from standfirst.models.article import Article, Body, Reading, Revision
from standfirst.models.author import Author, Byline
from standfirst.models.conversation import Comment
from standfirst.models.follow import Entry, Follow
from standfirst.models.reader import Reader, Setup
from standfirst.models.source import FetchedPage, Item, Outlet, Source
from standfirst.models.story import Development, Story
from standfirst.models.topic import Figure, Mention, Statement, Topic
from standfirst.models.update import Brief, Delivery, Sentence, Subscriber, Update

__all__ = [
    "Article",
    "Author",
    "Body",
    "Brief",
    "Byline",
    "Comment",
    "Delivery",
    "Development",
    "Entry",
    "FetchedPage",
    "Figure",
    "Follow",
    "Item",
    "Mention",
    "Outlet",
    "Reader",
    "Reading",
    "Revision",
    "Sentence",
    "Setup",
    "Source",
    "Statement",
    "Story",
    "Subscriber",
    "Topic",
    "Update",
]
