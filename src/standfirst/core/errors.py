"""One error class per outside boundary; each message is a sentence that a person can act on."""

from __future__ import annotations


class StandfirstError(Exception):
    """Anything that goes wrong in a way we foresee.

    `permanent` says that trying again unchanged cannot help.
    """

    def __init__(self, message: str, *, permanent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.permanent = permanent

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross process boundaries (engine); the default pickling loses keyword arguments.
        return (_rebuild, (type(self), self.message, self.permanent, self.__dict__))


class FetchError(StandfirstError):
    """An address could not be had: no host, refused, too large, too slow, or an error status."""

    def __init__(
        self,
        message: str,
        *,
        permanent: bool = False,
        status: int | None = None,
        retry_after: float | None = None,
        local: bool = False,
        held: bool = False,
    ) -> None:
        super().__init__(message, permanent=permanent)
        self.status = status
        self.retry_after = retry_after  # seconds, from Retry-After
        self.local = local  # our own line is down: counts against no source
        self.held = held  # not asked, because its host wants us to wait: counts against no source
        self.host = ""  # the host that wants us to wait

    @property
    def silent(self) -> bool:
        """Nobody answered; when all are silent, it may be our own line. A refusal is our answer."""
        return self.status is None and not isinstance(self, AddressError)


class AddressError(FetchError):
    """An address that must not be asked: private, reserved, or not http."""


class MailboxError(StandfirstError):
    """A mailbox that answers, and does not let us read."""


class FeedError(StandfirstError):
    """A body that was to be a feed, sitemap or OPML file and is not."""


class ExtractError(StandfirstError):
    """A page from which no article could be taken."""


class ReadError(StandfirstError):
    """A text that could not be read."""


class MailError(StandfirstError):
    """A letter that the mail server did not take, or (`unknown`) may have taken."""

    def __init__(self, message: str, *, permanent: bool = False, unknown: bool = False) -> None:
        super().__init__(message, permanent=permanent)
        self.unknown = unknown


class RegroupingError(StandfirstError):
    """A merge, a split, a move or its undoing that cannot be, as the stories stand now."""


class TopicError(StandfirstError):
    """A join, a parting, a correction of topics, or an undoing, that cannot be as they stand."""


class SubjectsError(StandfirstError):
    """A file that was to be a list of subjects and is not."""


class EngineError(StandfirstError):
    """A task that ran over its time or memory and was stopped."""


def _rebuild(
    kind: type[StandfirstError], message: str, permanent: bool, state: dict[str, object]
) -> StandfirstError:
    error = kind(message, permanent=permanent)
    error.__dict__.update(state)
    return error
