"""Locust's file: an officer opens the report, types, is saved as they type, and sends; later they correct.

`NTM_SOAK_PLAN` names the prepared officers (JSON), `NTM_SOAK_LEDGER` the file to which every acknowledged sending is
appended, `NTM_SOAK_RESULT` the file for the times, `NTM_SOAK_THINK` the seconds between two deeds. One deed in five is
sent twice, as an impatient hand does.
"""

from __future__ import annotations

import html
import itertools
import json
import os
import random
import re
from pathlib import Path
from typing import Any

from locust import FastHttpUser, constant, events, task

_PLAN: list[dict[str, Any]] = json.loads(Path(os.environ["NTM_SOAK_PLAN"]).read_text())
_LEDGER = Path(os.environ["NTM_SOAK_LEDGER"]).open("a", buffering=1)  # noqa: SIM115 - held open for the run
_NEXT = itertools.count()
#: Percentages that a commune reports; nothing depends on them.
_CODES = ("2.1", "2.2", "3.1", "15.3", "17.2", "17.6", "17.7", "17.8")
_INPUT = re.compile(r"<input\b[^>]*>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_SELECTED = re.compile(r'<select[^>]*name="([^"]+)"[^>]*>(.*?)</select>', re.S)
_CHOSEN = re.compile(r'<option value="([^"]*)"[^>]*selected')
_AREA = re.compile(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', re.S)


def _fields(page: str) -> dict[str, str]:
    """Return the fields of a page as a browser would send them."""
    found: dict[str, str] = {}
    for tag in _INPUT.findall(page):
        attributes = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(tag)}
        if attributes.get("type") in ("file", "checkbox", "radio", "submit") or "name" not in attributes:
            continue
        found[attributes["name"]] = attributes.get("value", "")
    for name, options in _SELECTED.findall(page):
        chosen = _CHOSEN.search(options)
        found[name] = html.unescape(chosen.group(1)) if chosen else ""
    for name, text in _AREA.findall(page):
        found[name] = html.unescape(text)
    return found


def _written(fields: dict[str, str]) -> dict[str, str]:
    """Return the fields that the page's script sends when it saves itself: of figures, those with something in them."""
    before = set(json.loads(fields["seen"])["d"])
    written = before | {name.rpartition(".")[0] for name, value in fields.items() if value}
    return {
        name: value
        for name, value in fields.items()
        if not name.startswith(("f:", "u:")) or name.rpartition(".")[0] in written
    }


class Officer(FastHttpUser):
    """One commune's officer, signed in already."""

    wait_time = constant(float(os.environ.get("NTM_SOAK_THINK", "5")))

    def on_start(self) -> None:
        """Take the next prepared officer and open the report."""
        self.own = _PLAN[next(_NEXT) % len(_PLAN)]
        self.dice = random.Random(self.own["unit"])
        self.typed: dict[str, str] = {}
        self.steps = 0
        self.fields: dict[str, str] = {}

    @task
    def work(self) -> None:
        """Do the next thing: open, type and be saved four times, look over, send, and begin again."""
        deeds = (self.open, self.type, self.type, self.type, self.type, self.send)
        deeds[self.steps % len(deeds)]()
        self.steps += 1

    def _headers(self) -> dict[str, str]:
        return {"Cookie": f"sessionid={self.own['session']}; csrftoken={self.own['csrf']}"}

    def _ask(self, method: str, path: str, name: str, **more: Any) -> Any:
        headers = self._headers() | more.pop("headers", {})
        with self.client.request(
            method, path, name=name, headers=headers, allow_redirects=False, catch_response=True, **more
        ) as answer:
            if answer.status_code not in (200, 302):
                answer.failure(f"{answer.status_code}: {(answer.text or '')[:300]}")
            return answer

    def open(self) -> None:
        """Open the report."""
        answer = self._ask("GET", f"/bao-cao/{self.own['report']}/", "open")
        self.fields = _fields(answer.text or "")
        # What an officer before left in the draft is sent with the rest.
        self.typed = {code: value for code in _CODES if (value := self.fields.get(f"f:{code}.v", ""))}

    def type(self) -> None:
        """Type one figure; the page saves it by itself."""
        code = self.dice.choice([code for code in _CODES if code not in self.typed])
        value = f"{self.dice.randrange(1, 99)},{self.dice.randrange(1, 9)}"
        self.fields[f"f:{code}.v"] = value
        self.fields["source"] = "Báo cáo của xã, đo tải"
        twice = self.dice.random() < 0.2
        for _ in range(1 + twice):
            answer = self._ask(
                "POST",
                f"/bao-cao/{self.own['report']}/",
                "save",
                data=_written(self.fields),
                headers={"HX-Request": "true", "X-CSRFToken": self.own["csrf"]},
            )
        if answer.status_code == 200:
            self.typed[code] = value
            self.fields |= {name: value for name, value in _fields(answer.text).items() if name in ("seen", "client")}

    def send(self) -> None:
        """Look the report over and send it."""
        path = f"/bao-cao/{self.own['report']}/gui/"
        fields = _fields(self._ask("GET", path, "look over").text or "")
        fields["reason"] = "Đính chính theo số mới"
        twice = self.dice.random() < 0.2
        for _ in range(1 + twice):
            answer = self._ask("POST", path, "send", data=fields)
            if answer.status_code == 302:
                line = {"unit": self.own["unit"], "client": fields["client"], "figures": dict(self.typed)}
                _LEDGER.write(json.dumps(line) + "\n")


@events.quitting.add_listener
def _keep_times(environment: Any, **_: Any) -> None:
    """Write how long each deed took and what failed."""
    total = environment.stats.total
    result = {
        "requests": total.num_requests,
        "failures": total.num_failures,
        "p50_ms": total.get_response_time_percentile(0.5),
        "p95_ms": total.get_response_time_percentile(0.95),
        "per_second": total.total_rps,
        "by_deed": {
            name: {
                "n": one.num_requests,
                "p50_ms": one.median_response_time,
                "p95_ms": one.get_response_time_percentile(0.95),
            }
            for (name, _), one in environment.stats.entries.items()
        },
        "errors": [str(error.error)[:400] for error in environment.stats.errors.values()][:5],
    }
    Path(os.environ["NTM_SOAK_RESULT"]).write_text(json.dumps(result))
    environment.process_exit_code = 0
