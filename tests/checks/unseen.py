#!/usr/bin/env python3
"""The checks of wording on texts that none of them was made from: unseen.py PROGRAM

unseen/<text>.txt are invented drafts of other kinds than those that the program makes; <text>.faults has a line for every fault that was put in:
the line of the text, the check that finds it ("-": none does), and what it is. Texts whose names begin or end with "faultless" are without fault. What is said to be found must be, and
nothing else may be told but what <text>.also lists, with why a drafter would want it. A text that is named after a kind of documents is read as one,
the others as papers.
"""
import collections, pathlib, re, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]


def listed(path):
    if not path.exists(): return []
    return [tuple(line.split(maxsplit=2)[:2]) for line in path.read_text().splitlines() if line]


def kind_of(text):
    return next((kind for kind in ("final-report", "analysis", "progress-report", "work-plan") if text.stem.startswith(kind)), "papers")


def told(program, text):
    done = subprocess.run([program, "-C", ROOT, "check", text, "--as", kind_of(text), "--format", "short"], capture_output=True, text=True)
    if done.stderr: sys.exit(done.stderr)
    return re.findall(r"\.txt:(\d+):\d+: .*\[([a-z.-]+)\]$", done.stdout, re.M)


def main():
    failed = planted = found = 0
    for text in sorted((HERE / "unseen").glob("*.txt")):
        faults, also, messages = listed(text.with_suffix(".faults")), listed(text.with_suffix(".also")), told(sys.argv[1], text)
        due = collections.Counter(one for one in faults + also if one[1] != "-")
        for one in (due - collections.Counter(messages)).elements(): print(f"{text.stem}:{' '.join(one)} went unseen"); failed += 1
        for one in (collections.Counter(messages) - due).elements(): print(f"{text.stem}:{' '.join(one)} is a false alarm, or must be judged"); failed += 1
        here = sum(1 for one in faults if one[1] != "-" and one in messages)
        print(f"{text.stem}: {len(faults)} faults, {here} found, {len(messages) - here} other messages")
        planted, found = planted + len(faults), found + here
    print(f"{found} of {planted} found")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
