#!/usr/bin/env python3
"""No line of the C++ of src/ and tests/ is longer than 132 columns, the limit of .clang-format: two files stand side by side."""
import pathlib, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
MOST = 132
SOURCES = {".cpp", ".h", ".in"}


def main():
    faults = []
    for path in sorted(p for room in ("src", "tests") for p in (ROOT / room).rglob("*") if p.suffix in SOURCES):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if len(line) > MOST:
                faults.append(f"{path.relative_to(ROOT)}:{number}: {len(line)} columns; wrap it at {MOST}")
    print("\n".join(faults) or f"no line of C++ is longer than {MOST} columns")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
