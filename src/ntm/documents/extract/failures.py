"""Why a file gives no text, each as one Vietnamese sentence that tells the officer what to do."""

from __future__ import annotations


class Unreadable(ValueError):
    """A file that gives no text; the message is for the person who chose the file."""


class TooLarge(Unreadable):
    """A file, or what it unpacks to, is over the bound."""


class TooLong(Unreadable):
    """A file that has more text than any paper."""


class NothingInside(Unreadable):
    """A file without any content, or whose content is no text."""


class NotText(Unreadable):
    """A binary file."""


class OnlyImages(Unreadable):
    """A scanned paper without a text layer."""


class IsProtected(Unreadable):
    """A file that asks for a password."""


class IsDamaged(Unreadable):
    """A file whose structure cannot be read."""


class NotSupported(Unreadable):
    """A format that is not read."""


class UnknownEncoding(Unreadable):
    """Bytes whose letters could not be told with confidence."""
