"""The tables, one noun a file."""

from standfirst.models.address import ArticleAddress, Trace
from standfirst.models.article import Article, Body, Reading
from standfirst.models.author import Author, Byline
from standfirst.models.conversation import Comment
from standfirst.models.fact import Fact
from standfirst.models.figure import Figure
from standfirst.models.follow import Entry, Follow
from standfirst.models.host import HostTurn
from standfirst.models.mark import StoryMark
from standfirst.models.reader import Reader, Setup
from standfirst.models.regrouping import Regrouping
from standfirst.models.remarks import Remarks
from standfirst.models.revision import Revision
from standfirst.models.source import FetchedPage, Item, Outlet, Source
from standfirst.models.statement import Statement, StatementTopic
from standfirst.models.story import Development, Story, StorySentence
from standfirst.models.topic import Mention, Topic
from standfirst.models.topicchange import TopicChange
from standfirst.models.update import Brief, Delivery, Sentence, Subscriber, Update
from standfirst.models.visit import StoryVisit
from standfirst.models.websub import HubSubscription

__all__ = [
    "Article",
    "ArticleAddress",
    "Author",
    "Body",
    "Brief",
    "Byline",
    "Comment",
    "Delivery",
    "Development",
    "Entry",
    "Fact",
    "FetchedPage",
    "Figure",
    "Follow",
    "HostTurn",
    "HubSubscription",
    "Item",
    "Mention",
    "Outlet",
    "Reader",
    "Reading",
    "Regrouping",
    "Remarks",
    "Revision",
    "Sentence",
    "Setup",
    "Source",
    "Statement",
    "StatementTopic",
    "Story",
    "StoryMark",
    "StorySentence",
    "StoryVisit",
    "Subscriber",
    "Topic",
    "TopicChange",
    "Trace",
    "Update",
]
