#!/usr/bin/env python3
"""Every code that the program gives a message is explained in docs/messages.yml, and nothing else stands there.

A code is a text in src/ such as "facts.unknown-field": a room (or what is done), a point, what is wrong. Where it ends in a hyphen, src/ puts the rest behind it:
then every entry that begins so counts.
"""
import pathlib, re, sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = sorted(p.name for p in (ROOT / "src").iterdir() if p.is_dir())
CODE = re.compile(r'"((?:' + "|".join(ROOMS) + r')\.[a-z][a-z0-9-]*)"|\b(?:error|warning)\(\s*"([a-z]+\.[a-z][a-z0-9-]*)"')
FILE_NAME = re.compile(r"\.(?:yml|md|json|png|txt)$")


def codes():
    found = {}
    for path in sorted((ROOT / "src").rglob("*")):
        if path.suffix in (".cpp", ".h"):
            code_of = re.sub(r"//.*", "", path.read_text())
            for code in (one or other for one, other in CODE.findall(code_of)):
                if not FILE_NAME.search(code):
                    found.setdefault(code, path.relative_to(ROOT))
    return found


def main():
    written, explained, faults = codes(), yaml.safe_load((ROOT / "docs/messages.yml").read_text()), []
    for code, path in written.items():
        if not any(entry.startswith(code) for entry in explained) if code.endswith("-") else code not in explained:
            faults.append(f"{path}: the code '{code}' is not explained in docs/messages.yml")
    beginnings = tuple(code for code in written if code.endswith("-"))
    for entry, words in explained.items():
        if entry not in written and not (beginnings and entry.startswith(beginnings)):
            faults.append(f"docs/messages.yml: src/ has no code '{entry}'")
        if not isinstance(words, dict) or not words.get("means") or set(words) - {"means", "wrong", "right"} or ("wrong" in words and "right" not in words):
            faults.append(f"docs/messages.yml: '{entry}' needs `means`, and with `wrong` its `right`")
    print("\n".join(faults + [f"{len(written)} codes, {len(explained)} entries, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
