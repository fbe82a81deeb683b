"""Pages as a browser without scripts uses them: the forms that a page holds, and what each would send."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Form:
    """A form of a page: where it is sent to (empty: the page itself), and what its fields hold, by name."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._open: Form | None = None
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form":
            self._open = Form(found.get("action", ""))
            self.forms.append(self._open)
        elif self._open is None:
            return
        elif tag == "input" and name and (found.get("type") not in ("radio", "checkbox") or "checked" in found):
            self._open.fields[name] = found.get("value", "")
        elif tag in ("textarea", "select") and name:
            self._inside = name
            self._open.fields[name] = ""
        elif tag == "option" and "selected" in found:
            self._open.fields[self._inside] = found.get("value", "")

    def handle_data(self, data: str) -> None:
        if self._open is not None and self.cdata_elem is None and self.lasttag == "textarea" and self._inside:
            self._open.fields[self._inside] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag in ("textarea", "select"):
            self._inside = ""


def forms_on(page: bytes) -> list[Form]:
    """Return the forms of a page in their order."""
    reader = _Forms()
    reader.feed(page.decode())
    return reader.forms


def the_form(page: bytes, *, with_field: str) -> Form:
    """Return the first form of a page that has a field of a name; raise `LookupError` where none has."""
    found = next((one for one in forms_on(page) if with_field in one.fields), None)
    if found is None:
        raise LookupError(f"no form with {with_field}")
    return found
