#!/usr/bin/env python3
"""Precision, recall and F1 once more, by other means, for the values that the small case has.

    second.py CASE      figures of CASE/gold against CASE/records, as JSON

Written from the documentation of `referat eval` alone; shares no code with it.
"""
import itertools
import json
import pathlib
import re
import sys


def distance(a, b):
    """Levenshtein, by the full table."""
    table = [[i + j if 0 in (i, j) else 0 for j in range(len(b) + 1)] for i in range(len(a) + 1)]
    for i, j in itertools.product(range(1, len(a) + 1), range(1, len(b) + 1)):
        table[i][j] = min(
            table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (a[i - 1] != b[j - 1])
        )
    return table[-1][-1]


def ratio(a, b):
    return 1 - distance(a, b) / max(len(a), len(b), 1)


def folded(text):
    return re.sub(r"[\W_]+", "", text).lower()


def clause(a, b):
    a, b = (" ".join(x.split()).strip(".,;: ") for x in (a, b))
    short, long = sorted((a, b), key=len)
    return short in long and 4 * len(short) >= len(long)


MEASURES = {
    "clause": lambda a, b, sentence: clause(a, b) if sentence else a.split() == b.split(),
    "strict": lambda a, b, _: a == b,
    "normalised": lambda a, b, _: folded(a) == folded(b),
    "fuzzy": lambda a, b, _: ratio(folded(a), folded(b)) >= 0.8,
}


def pairs(expected, found, text):
    """The assignment of the greatest likeness, by trying all of them."""
    size = max(len(expected), len(found))
    expected = expected + [None] * (size - len(expected))
    found = found + [None] * (size - len(found))

    def alike(e, f):
        if e is None or f is None:
            return 0
        e, f = text(e), text(f)
        return 1 if clause(e, f) else ratio(e, f)

    def total(order):
        return sum(alike(e, f) for e, f in zip(expected, order))

    best = max(itertools.permutations(found), key=total, default=())
    for e, f in zip(expected, best):
        if e is not None and f is not None and alike(e, f) < 0.5:
            yield e, None
            yield None, f
        else:
            yield e, f


def values(gold, record):
    """(field, expected, found, how it is compared) of every value that is judged."""
    for key, expected in gold.get("meeting", {}).items():
        how = "closed" if key == "date" else "words"
        yield "meeting", expected, record["meeting"].get(key), how
    if "participants" in gold:
        for e, f in pairs(gold["participants"], record["participants"], lambda p: p["name"]):
            yield "people.name", e and e["name"], f and f["name"], "words"
    for e, f in pairs(gold["agenda_items"], record["agenda_items"], lambda item: item["title"]):
        yield "items.title", e and e["title"], f and f["title"], "words"
        if e and "decisions" in e:
            found = f["decisions"] if f else []
            for d, g in pairs(e["decisions"], found, lambda decision: decision["text"]):
                yield "decisions", d and d["text"], g and g["text"], "sentence"


def unplaced(value):
    if isinstance(value, dict):
        return value["value"] if "value" in value else {k: unplaced(v) for k, v in value.items()}
    return [unplaced(v) for v in value] if isinstance(value, list) else value


def f1(counts):
    expected, found, right = counts
    return 2 * right / (expected + found) if expected + found else 1


def main(case):
    documents = []
    for path in sorted(case.glob("gold/**/*.json")):
        gold = unplaced(json.loads(path.read_text("utf-8")))
        if gold["gold"].get("status") != "draft":
            below = path.relative_to(case / "gold").with_suffix("")
            (record,) = (case / "records").glob(f"{below}.*.json")
            documents.append(list(values(gold, json.loads(record.read_text("utf-8")))))
    figures = {}
    for measure, same in MEASURES.items():
        for name in ["meeting", "people.name", "items.title", "decisions", "all"]:
            per_document = []
            for judged in documents:
                counts = [0, 0, 0]
                for field, e, f, how in judged:
                    if name in (field, "all"):
                        counts[0] += e is not None
                        counts[1] += f is not None
                        if e is not None and f is not None:
                            counts[2] += e == f if how == "closed" else same(e, f, how == "sentence")
                per_document.append(counts)
            expected, found, right = total = [sum(column) for column in zip(*per_document)]
            means = [f1(counts) for counts in per_document if counts[0] + counts[1]]
            figures.setdefault(measure, {})[name] = {
                "expected": expected,
                "found": found,
                "right": right,
                "precision": right / found,
                "recall": right / expected,
                "f1": f1(total),
                "macro_f1": sum(means) / len(means),
            }
    json.dump(figures, sys.stdout)


main(pathlib.Path(sys.argv[1]))
