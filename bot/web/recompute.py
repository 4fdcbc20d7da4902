"""Recompute the draws of a campaign from its published files, and check its whole log. Python 3.8, nothing to install.

    python3 recompute.py log.jsonl 1.json 2.json …

`log.jsonl` is /fairness/<campaign>/log.jsonl; the others are /fairness/<campaign>/draws/<number>.json. It says what holds,
and ends with 1 when something does not. Written from the rules at /fairness: it shares no line with the service.
"""

# ruff: noqa: T201 - it speaks to whoever runs it

from __future__ import annotations

import hashlib
import json
import sys
from typing import Any

GENESIS, PERIOD = 1692803367, 3  # of the drand chain "quicknet", in seconds
CAP = 8  # weeks of waiting that count


def sha(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def canonical(value: object) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def check_log(lines: list[str]) -> list[Any]:
    """The entries of a log, or ValueError naming the first that does not hold."""
    entries, before = [], "0" * 64
    for nth, line in enumerate(lines, 1):
        try:
            entry = json.loads(line)
            told = f"{nth} {entry['at']} {entry['what']} {entry['body']} {before}"
            holds = entry["nth"] == nth and entry["before"] == before and entry["hash"] == sha(told)
        except (ValueError, KeyError, TypeError):
            holds = False
        if not holds:
            raise ValueError(f"entry {nth} of the log does not hold")
        before = entry["hash"]
        entries.append((entry["at"], entry["what"], json.loads(entry["body"])))
    return entries


def promised_weeks(rules: Any, entries: list[Any]) -> tuple[int, int]:
    """After how many weeks somebody new goes first, and how long she waits at most."""
    slots, reserved, firsts = rules["slots"], rules["reserved"], rules["firsts"]
    people = len(entries) + rules["aside"]
    first = max(1, min(CAP, (people + 2 * slots - 1) // (2 * slots)))
    far = reserved * max(0, len([e for e in entries if e["underserved"]]) - reserved)
    new = firsts * max(0, len([e for e in entries if e["first"]]) - firsts - reserved)
    t = 1
    while slots * (slots - reserved - firsts) * t + min(slots * reserved * t, far) + min(
        slots * firsts * t, new
    ) <= slots * (people - 1):
        t += 1
    return first, first + t - 1


def draw(rules: Any, entries: list[Any], seed: str) -> Any:
    """Those drawn, and those who stand in for them."""
    pool = sorted(entries, key=lambda e: e["code"])
    limit = min([e["waited"] for e in pool if e["waited"] >= e["after"]] or [10**6])
    number, rounds = 0, []
    for _ in range(2):
        kinds: dict[str, int] = {}
        taken: list[Any] = []
        for place in range(rules["slots"]):
            number += 1
            sort = "open"
            if place < rules["reserved"]:
                sort = "reserved"
            elif place < rules["reserved"] + rules["firsts"]:
                sort = "first"
            flag = {"reserved": "underserved", "first": "first"}.get(sort)
            one = pick([e for e in pool if flag is None or e[flag]], rules, kinds, limit, seed, number)
            if one is None and flag:
                sort, one = "open", pick(pool, rules, kinds, limit, seed, number)
            if one is not None:
                pool.remove(one)
                kinds[one["kind"]] = kinds.get(one["kind"], 0) + 1
                taken.append({"code": one["code"], "place": sort})
        rounds.append(taken)
    return {"drawn": rounds[0], "spare": rounds[1]}


def pick(able: list[Any], rules: Any, kinds: dict[str, int], limit: int, seed: str, number: int) -> Any:
    """Who gets one place: whoever waited longest, once that is `limit` weeks or more; else a weighted lot."""
    full = {kind for kind, count in kinds.items() if 0 < rules["most_alike"] <= count}
    longest = max([e["waited"] for e in able] or [-1])
    if longest >= limit:
        equal = [e for e in able if e["waited"] == longest]
        return sorted(equal, key=lambda e: (e["kind"] in full, sha(seed + ":" + e["code"])))[0]
    stretches = [(e, 1 + min(e["waited"], CAP)) for e in able if e["kind"] not in full]
    if not stretches:
        return None
    at = int(sha(f"{seed}:{number}"), 16) % sum(length for _, length in stretches)
    for one, length in stretches:
        if at < length:
            return one
        at -= length
    raise AssertionError


def places(result: Any, out: list[str]) -> list[str]:
    """Who has the places after these codes left, one after the other."""
    held, spare = list(result["drawn"]), list(result["spare"])
    for code in out:
        spare = [one for one in spare if one["code"] != code]
        at = [place for place, one in enumerate(held) if one["code"] == code]
        if not at:
            continue
        sort = held[at[0]]["place"]
        same = [one for one in spare if one["place"] == sort]
        anyone = [one for one in spare if one["place"] == "open"]
        heir = (same + anyone + spare + [None])[0]
        if heir is None:
            del held[at[0]]
        else:
            spare.remove(heir)
            held[at[0]] = {"code": heir["code"], "place": sort}
    return [one["code"] for one in held]


def check_draw(file: Any, log: list[Any]) -> list[str]:
    """What is wrong with a draw as it is published, beside its log: a list of sentences."""
    rules, entries, number = file["rules"], file["entries"], file["draw"]
    digest = sha(canonical({"entries": entries, "rules": rules}))
    listed = [(at, body) for at, what, body in log if what == "list" and body["draw"] == number]
    settled = [(at, body) for at, what, body in log if what == "draw" and body["draw"] == number]
    out = [body["listing"] for _, what, body in log if what == "out" and body["draw"] == number]
    wrong = []
    if len(listed) != 1 or listed[0][1]["digest"] != digest or file["digest"] != digest:
        return ["the list is not the one in the log"]
    frozen, told = listed[0]
    if GENESIS + PERIOD * (int(told["source"].split(":")[1]) - 1) <= frozen:
        wrong.append("the value could be known when the list was frozen")
    if file["kind"] == "week" and promised_weeks(rules, entries) != (rules["weeks"], rules["latest"]):
        wrong.append("the weeks that are promised do not follow from the list")
    if not settled:
        return wrong + (["it has a result that is not in the log"] if file["state"] != "frozen" else [])
    result = draw(rules, entries, sha(digest + settled[0][1]["value"]))
    if settled[0][1]["value"] != file["value"] or len(settled) != 1:
        wrong.append("the value is not the one in the log")
    if result != file["result"] or [one["code"] for one in result["drawn"]] != settled[0][1]["drawn"]:
        wrong.append("another result follows from list and value")
    if places(result, out) != file["winners"]:
        wrong.append("the places are not those of the drawn order after who left")
    return wrong


def main(log: str, *draws: str) -> int:
    """Check the files, say what came of it, and return the exit code."""
    try:
        with open(log, encoding="utf-8") as lines:
            entries = check_log(lines.read().splitlines())
    except ValueError as error:
        print(error)
        return 1
    print(f"the log holds: {len(entries)} entries")
    bad = 0
    for path in draws:
        with open(path, encoding="utf-8") as text:
            file = json.load(text)
        wrong = check_draw(file, entries)
        bad += bool(wrong)
        said = "; ".join(wrong) or "recomputed, all the same"
        print(f"draw {file['draw']}: {said}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]) if sys.argv[1:] else __doc__)
