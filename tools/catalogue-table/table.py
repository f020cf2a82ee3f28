"""Tells of every point of the checklist which verdicts its cards were seen to give, and where.

    python3 tools/catalogue-table/table.py [report.json ...] > table.md

T is a card's own tests (answers shaped as the service models have them), R1, R2, ... are the reports that are given: scans of an emulator or of an account.
A verdict of a point is seen where any of its cards gave it; the last column names cards that lack one everywhere. Needs pyyaml.
"""
import collections
import json
import pathlib
import sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
VERDICTS = ("PASS", "FAIL", "UNKNOWN")


def verdicts_of_tests(card):
    tests = yaml.safe_load((ROOT / "rules" / f"{card}.tests.yaml").read_text())
    return {t["expect"] for t in tests}


def verdicts_of_report(path):
    seen = collections.defaultdict(set)
    for finding in json.loads(pathlib.Path(path).read_text())["findings"]:
        seen[finding["rule"]].add(finding["status"])
    return seen


def main(paths):
    checklist = yaml.safe_load((ROOT / "rules/frameworks/power-hour-checklist.yaml").read_text())
    reports = [verdicts_of_report(p) for p in paths]
    whole = collections.Counter()
    print("| point | cards | pass seen | fail seen | unknown seen | lacking |\n|---|---|---|---|---|---|")
    for point, entry in checklist.items():
        cards = entry.get("rules", [])
        places = {v: [] for v in VERDICTS}
        lacking = []
        tests = {c: verdicts_of_tests(c) for c in cards}
        for verdict in VERDICTS:
            if any(verdict in t for t in tests.values()):
                places[verdict].append("T")
            places[verdict] += [f"R{i}" for i, r in enumerate(reports, 1) if any(verdict in r[c] for c in cards)]
            whole[verdict] += bool(places[verdict])
            lacking += [f"{c}: {verdict}" for c in cards if verdict not in tests[c] and "MANUAL" not in tests[c]]
        lacking = lacking or ([entry["missing"]] if not cards else [])
        print(f"| {point} {entry['title']} | {', '.join(cards) or '-'} | " + " | ".join(" ".join(places[v]) or "-" for v in VERDICTS) + f" | {'; '.join(lacking)} |")
    print(f"\n{len(checklist)} points, {sum(1 for e in checklist.values() if e.get('rules'))} with cards; seen: " + ", ".join(f"{v} {whole[v]}" for v in VERDICTS) + ".")
    print("T: the cards' own tests." + "".join(f" R{i}: {pathlib.Path(p).name}." for i, p in enumerate(paths, 1)))


main(sys.argv[1:])
