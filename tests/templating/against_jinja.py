#!/usr/bin/python3
"""Holds our templates to Jinja: renders every case of jinja/*.jsonl with both and compares byte for byte.

    against_jinja.py PROGRAM [FILE…]      PROGRAM is the test program render-cases

A case is a line of JSON: "template", and where needed "others" (templates by name) and "data". Where Jinja raises, ours must
report an error. Exit status: 0 all alike, 1 not, 77 jinja2 is not installed.
"""
import glob
import json
import os
import subprocess
import sys

try:
    import jinja2
except ImportError:
    print("SKIPPED: jinja2 is not installed for", sys.executable, "(Debian: python3-jinja2); NOTHING WAS COMPARED")
    sys.exit(77)


def by_jinja(case):
    templates = dict(case.get("others", {}), main=case["template"])
    environment = jinja2.Environment(loader=jinja2.DictLoader(templates), undefined=jinja2.StrictUndefined,
                                     trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    try:
        return environment.get_template("main").render(**case.get("data", {})), None
    except Exception as fault:      # whatever Jinja raises, ours must find fault with as well
        return None, f"{type(fault).__name__}: {fault}"


def main():
    program, *files = sys.argv[1:]
    files = files or sorted(glob.glob(os.path.join(os.path.dirname(os.path.abspath(__file__)), "jinja", "*.jsonl")))
    cases = faults = 0
    for path in files:
        with open(path, "rb") as file:
            lines = [line for line in file.read().split(b"\n") if line.strip()]
        answer = subprocess.run([program], input=b"\n".join(lines) + b"\n", stdout=subprocess.PIPE)
        if answer.returncode != 0:
            print(f"{path}: {program} ended with status {answer.returncode}")
            return 1
        ours = [json.loads(line) for line in answer.stdout.splitlines()]
        if len(ours) != len(lines):
            print(f"{path}: {len(lines)} cases but {len(ours)} answers")
            return 1
        for number, (line, our) in enumerate(zip(lines, ours), 1):
            cases += 1
            text, fault = by_jinja(json.loads(line))
            alike = bool(our["errors"]) if fault else not our["errors"] and our["text"] == text
            if alike:
                continue
            faults += 1
            print(f"{os.path.basename(path)}, case {number}: {line.decode()}")
            print("   jinja:", json.dumps(text, ensure_ascii=False) if fault is None else fault)
            print("   ours: ", our["errors"][0] if our["errors"] else json.dumps(our["text"], ensure_ascii=False))
    print(f"{cases} cases against jinja2 {jinja2.__version__}, {faults} differ")
    return 1 if faults or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
