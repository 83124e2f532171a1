#!/usr/bin/env python3
"""Templates hold wording; facts stand in content/. Looks in templates/ for what is a fact: the name of a State or a person, a date, a year,
an amount, the symbol of a document.

What stands inside {{ }}, {% %} or {# #} is looked at too, but for remarks and for what only reckons (date(2000, 1, 1)).
"""
import pathlib, re, sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
FACTS = {
    "a date": re.compile(rf"\b\d{{1,2}}(?:st)? (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{4}}\b|\b\d{{4}}-\d\d-\d\d\b"),
    "a year": re.compile(r"\b(?:19|20)\d\d\b"),
    "an amount": re.compile(r"\b(?:CHF|USD|EUR|US\$|\$|€) ?\d|\b\d{1,3}(?:[,'’]\d{3})+\b"),
    "a symbol": re.compile(r"\b[A-Z]{2,}(?:/[A-Z0-9.]+)+\b"),
}
REMARK = re.compile(r"\{#.*?#\}", re.S)
RECKONED = re.compile(r"date\(2000, \w+(?:\.\w+)*, \d+\)")


def names(collection):
    """Names of the records of a collection, in every form that a document may use."""
    found = set()
    for file in (ROOT / "content").rglob("*.yml"):
        records = (yaml.safe_load(file.read_text()) or {}).get(collection)
        for record in (records or {}).values():
            found |= {record[field] for field in ("name", "name_in_text", "formal_name", "surname") if field in record}
    return found


def pattern(words):
    return re.compile(r"(?<![\w-])(?:" + "|".join(re.escape(w) for w in sorted(words, key=len, reverse=True)) + r")(?![\w-])")


def without_remarks(text):
    return REMARK.sub(lambda remark: "\n" * remark.group().count("\n"), text)


def main():
    facts = dict(FACTS, **{"the name of a State": pattern(names("states")), "the name of a person": pattern(names("persons"))})
    found = 0
    for file in sorted((ROOT / "templates").rglob("*")):
        if not file.is_file() or "styles" in file.parts or "locales" in file.parts:
            continue
        for number, line in enumerate(without_remarks(file.read_text()).splitlines(), 1):
            for kind, shape in facts.items():
                for match in shape.finditer(RECKONED.sub("", line)):
                    found += 1
                    print(f"{file.relative_to(ROOT)}:{number}: {kind}, “{match.group()}”: a fact belongs in content/")
    print(f"{found} facts typed in templates")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
