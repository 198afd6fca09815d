"""Content controls (ECMA-376 part 1, 17.5.2) whose value stands in their properties, not in their text."""

from __future__ import annotations

from protocol_audit.readers.word.names import Node, child_of, is_on, w

_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_CHECK_BOX, _CHECKED = _W14 + "checkbox", _W14 + "checked"
_CHOICES = (w("dropDownList"), w("comboBox"))
_LAST, _DISPLAYED, _VALUE = w("lastValue"), w("displayText"), w("value")
_DATE, _FULL_DATE = w("date"), w("fullDate")


def value_of(properties: Node | None) -> str:
    """What a control without text shows: ☒ or ☐, the choice of its list, or its date; "" where nothing."""
    for node in properties if properties is not None else ():
        if node.tag == _CHECK_BOX:
            state = child_of(node, _CHECKED)
            return "☒" if state is not None and is_on(state, _W14 + "val") else "☐"
        if node.tag in _CHOICES:
            return _choice(node)
        if node.tag == _DATE:
            return str(node.get(_FULL_DATE, "")).partition("T")[0]
    return ""


def _choice(node: Node) -> str:
    last = node.get(_LAST, "")
    items = node.iterchildren(w("listItem"))
    chosen = next((item for item in items if last and item.get(_VALUE) == last), None)
    return str(chosen.get(_DISPLAYED) or chosen.get(_VALUE) or "") if chosen is not None else ""
