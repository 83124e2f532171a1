#!/usr/bin/env python3
"""What editors need while one types: each file of content/ names in its first line a schema that is there, and each property of a schema has
a description, a sentence that the editor shows.
"""
import json, pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\s*$")


def properties(node, way=()):
    """Every property in a schema, with the way to it."""
    if isinstance(node, list):
        for entry in node:
            yield from properties(entry, way)
    if not isinstance(node, dict):
        return
    for keyword, below in node.items():
        if keyword in ("properties", "patternProperties") and isinstance(below, dict):
            for name, schema in below.items():
                yield way + (name,), schema
                yield from properties(schema, way + (name,))
        elif keyword == "definitions":
            for name, schema in below.items():
                yield from properties(schema, way + ("#" + name,))
        elif keyword not in ("enum", "const", "examples", "default"):
            yield from properties(below, way)


def faults_of_schema(path):
    for way, schema in properties(json.loads(path.read_text())):
        words = schema.get("description", "") if isinstance(schema, dict) else "false"
        if not words.strip():
            yield f"{path.relative_to(ROOT)}: '{'.'.join(way)}' has no description"


def faults_of_content(path):
    first = path.read_text().split("\n", 1)[0]
    named = LINE.match(first)
    if not named:
        yield f"{path.relative_to(ROOT)}:1: names no schema"
    elif not (path.parent / named[1]).is_file():
        yield f"{path.relative_to(ROOT)}:1: the schema {named[1]} is not there"


def main():
    schemas, contents = sorted((ROOT / "content/schemas").glob("*.json")), sorted((ROOT / "content").rglob("*.yml"))
    faults = [fault for path in schemas for fault in faults_of_schema(path)] + [fault for path in contents for fault in faults_of_content(path)]
    print("\n".join(faults + [f"{len(schemas)} schemas, {len(contents)} files of content, {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
