#!/usr/bin/env python3
"""Holds the expressions of tests/language/cases/jinja/ to Jinja itself (python3-jinja2, StrictUndefined).

Each line "expression => result" must be what Jinja prints, "expression => ! message" must be an error there too. Lines with
"=/=>" are where we differ on purpose; Jinja must then really give something else. What the C++ program gives is held to the
same files by test-language. Normalized on Jinja's side: tuples and generators print as lists here; Python's own limits aside.
"""
import pathlib, sys, types
import jinja2
from markupsafe import Markup

CASES = pathlib.Path(__file__).resolve().parent / "cases"
ENVIRONMENT = jinja2.Environment(undefined=jinja2.StrictUndefined)


def normal(value):
    if isinstance(value, Markup):
        return str(value)
    if isinstance(value, jinja2.Undefined):
        str(value)
    if isinstance(value, dict):
        return {k: normal(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, types.GeneratorType, range, type({}.items()), type({}.keys()), type({}.values()), type(reversed([])))):
        return [normal(item) for item in value]
    return value


def evaluate(expression, names):
    template = ENVIRONMENT.compile_expression(expression, undefined_to_none=False)
    return template(**names)


def printed(expression, names):
    try:
        value = evaluate(expression, names)
        if isinstance(value, list) and any(isinstance(item, jinja2.Undefined) for item in value):
            return str(value)
        return str(normal(value)).replace("\n", "⏎")
    except Exception as problem:
        return "! " + " ".join(str(problem).split())


def main():
    names, faults, count = {}, 0, 0
    for line in (CASES / "names.txt").read_text(encoding="utf-8").splitlines():
        if " = " in line and not line.startswith("#"):
            name, expression = line.split(" = ", 1)
            names[name] = evaluate(expression, names)
    for path in sorted(CASES.glob("jinja/*/expressions.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            if not line or line.startswith("#"):
                continue
            differs = " =/=> " in line
            expression, expected = line.split(" =/=> " if differs else " => ", 1)
            actual = printed(expression, names)
            count += 1
            same = actual == expected or (actual.startswith("! ") and expected.startswith("! "))
            if same == differs:
                faults += 1
                print(f"{path.relative_to(CASES)}:{number}: {expression}\n    here:  {expected}\n    Jinja: {actual}")
    print(f"{count} expressions, {faults} not as Jinja {jinja2.__version__}")
    return 1 if faults or count < 500 else 0


if __name__ == "__main__":
    sys.exit(main())
