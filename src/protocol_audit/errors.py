"""What can go wrong in a way that a user can act on.

Every message names the file, the place in it, what is wrong and what to do.
"""

from __future__ import annotations


class ProtocolAuditError(Exception):
    """Something a user can act on; the message is shown as it stands, without a traceback."""


class ReadError(ProtocolAuditError):
    """A protocol or another input file could not be read."""


class PackError(ProtocolAuditError):
    """A standards pack is missing or does not hold to its schema."""


class ProfileError(ProtocolAuditError):
    """A profile is missing or does not hold to its schema."""


class CrosswalkError(ProtocolAuditError):
    """A crosswalk is missing, does not hold to its schema, or names another pack."""


class StatementError(ProtocolAuditError):
    """A statement would claim what is not there, or hide what is."""


class WriteError(ProtocolAuditError):
    """A result could not be written, or writing it would lose something of the user's."""
