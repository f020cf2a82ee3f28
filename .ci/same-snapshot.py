"""same-snapshot.py A.zip B.zip: whether two collections of one account read the same. Times, request ids and the order of answers differ from run to run and are left out."""
import json
import re
import sys
import zipfile

PASSING = {"request", "at", "startedAt", "endedAt", "entries"}
UNORDERED = {"calls", "unread", "gaps", "coverage"}
TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|\+00:00)")


def settled(value, key=""):
    if isinstance(value, dict):
        return {k: settled(v, k) for k, v in sorted(value.items()) if k not in PASSING}
    if isinstance(value, list):
        parts = [settled(v) for v in value]
        return sorted(parts, key=json.dumps) if key in UNORDERED else parts
    return TIME.sub("T", value) if isinstance(value, str) else value


def read(path):
    with zipfile.ZipFile(path) as file:
        texts = {name: file.read(name).decode() for name in file.namelist()}
    return {name: sorted(json.dumps(settled(json.loads(line))) for line in (text.splitlines() if name.endswith(".ndjson") else [text])) for name, text in texts.items()}


first, second = (read(path) for path in sys.argv[1:3])
different = [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]
for name in different:
    pairs = ((a, b) for a, b in zip(first.get(name, []), second.get(name, [])) if a != b)
    print(name, *(line[:300] for line in next(pairs, ("other lines than", "the other"))), sep="\n     ")
print(f"     {len(first)} parts with {sum(map(len, first.values()))} lines")
sys.exit(1 if different or not any(name.endswith(".ndjson") for name in first) else 0)
