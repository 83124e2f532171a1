#!/usr/bin/env python3
"""The checks of wording on the source documents as received: seeds.py PROGRAM

seeds/<document>.txt has a line for every message that is due: its place, the check, and the judgement on it. `listed` is a fault that was known
before (../shared/reference/seed-faults.md); the others are those that a drafter would want to hear of, and why. A message that no line expects is
a false alarm, a line that no message answers a fault that went unseen: both fail. The texts stand beside this project, in ../shared/seeds; where
they do not, this says so.
"""
import pathlib, re, subprocess, sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEEDS = next((p / "shared/seeds" for p in ROOT.parents if (p / "shared/seeds").is_dir()), None)


def expected(path):
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            place, check, _ = line.split(maxsplit=2)
            yield place, check


def found(program, text, kind):
    done = subprocess.run([program, "-C", ROOT, "check", text, "--as", kind, "--format", "short"], capture_output=True, text=True)
    if done.returncode != 0 or done.stderr:
        sys.exit(f"{text}: ended with {done.returncode}\n{done.stdout}{done.stderr}")
    for line in done.stdout.splitlines():
        place, check = re.match(r".*?\.txt:(\d+:\d+): .*\[([a-z-]+)\]$", line).groups()
        yield place, check


def main():
    if SEEDS is None:
        print("skipped: the source documents do not stand beside this project (../shared/seeds)")
        return 0
    failed = 0
    for path in sorted((HERE / "seeds").glob("*.txt")):
        kind = path.read_text().splitlines()[0].removeprefix("# kind: ")
        text = next(SEEDS.glob(path.stem + "_*.txt"))
        due, told = list(expected(path)), list(found(sys.argv[1], text, kind))
        for one in due:
            if one not in told: print(f"{path.stem}: {' '.join(one)} went unseen"); failed += 1
        for one in told:
            if one not in due: print(f"{path.stem}: {' '.join(one)} is a false alarm, or must be judged"); failed += 1
        print(f"{path.stem}: {len(due)} messages due, {len(told)} told")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
