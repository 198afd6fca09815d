"""Before a result is shared: what in it should not leave the house unseen.

``share_check`` looks over an assessment, ``private_words`` over a text. By rules alone: it finds much and
never all, blocks nothing and changes nothing.
"""

from __future__ import annotations

from protocol_audit.sharing.check import share_check
from protocol_audit.sharing.words import Span, private_words

__all__ = ["Span", "private_words", "share_check"]
