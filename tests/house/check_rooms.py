#!/usr/bin/env python3
"""Holds every #include of src/ to the rooms of CMakeLists.txt, and every outside library to the rooms that SEE it.

A room may include its own headers, those of the rooms it USES, and of those that they use in turn; of the outside world the
C++ standard library, the system's own headers, and the libraries that it SEES. A header may show only what its room USES.
"""
import pathlib, re, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUTSIDE = {   # the first part of an include -> the library
    "yaml-cpp": "yaml-cpp", "valijson": "valijson", "nlohmann": "valijson", "unicode": "icu", "pcre2.h": "pcre2", "cmark-gfm": "cmark-gfm",
    "cmark-gfm.h": "cmark-gfm", "cmark-gfm-core-extensions.h": "cmark-gfm", "CLI": "cli11", "zint.h": "zint",
    "libdeflate.h": "libdeflate", "png.h": "libpng",
}
ONE_FILE = {"libharu": ["pdf/haru.cpp"], "hb-subset": ["pdf/font_subset.cpp"]}


def library(name):
    first = name.split("/")[0]
    if first.startswith("hpdf"):
        return "libharu"
    if first == "hb-subset.h" or name == "harfbuzz/hb-subset.h":
        return "hb-subset"
    if first.startswith("hb") or first == "harfbuzz":
        return "harfbuzz"
    return OUTSIDE.get(first)


def read_rooms():
    found, faults = {}, []
    for name, rest in re.findall(r"^room\((\w+)([^)]*)\)", (ROOT / "CMakeLists.txt").read_text(), re.M):
        uses, sees, into = [], [], None
        for word in rest.split():
            if word == "USES": into = uses
            elif word == "SEES": into = sees
            else: into.append(word)
        faults += [f"CMakeLists.txt: room {name} uses {u}, which does not stand above it" for u in uses if u not in found]
        found[name] = (set(uses), set(sees))
    return found, faults


def reachable(room, rooms_):
    seen, todo = set(), [room]
    while todo:
        one = todo.pop()
        if one in seen or one not in rooms_: continue
        seen.add(one); todo += rooms_[one][0]
    return seen


def main():
    rooms_, faults = read_rooms()
    files = sorted(p for p in (ROOT / "src").rglob("*") if p.suffix in (".h", ".cpp"))
    if not rooms_ or not files:
        faults.append("there are no rooms or no files: this test tests nothing")
    for path in files:
        place = path.relative_to(ROOT / "src").as_posix()
        room = place.split("/")[0]
        if room not in rooms_:
            faults.append(f"src/{place}: CMakeLists.txt knows no room '{room}'"); continue
        allowed, sees = reachable(room, rooms_), rooms_[room][1]
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = re.match(r'\s*#\s*include\s*(["<])([^">]+)[">]', line)
            if not match: continue
            where, name = f"src/{place}:{number}", match.group(2)
            if match.group(1) == '"':
                other = name.split("/")[0]
                if not (ROOT / "src" / name).is_file(): faults.append(f"{where}: there is no src/{name}")
                elif other not in allowed: faults.append(f"{where}: room {room} may not see room {other}")
                continue
            seen = library(name)
            if seen is None: continue
            if seen not in sees: faults.append(f"{where}: room {room} may not see {seen}")
            elif seen in ONE_FILE and place not in ONE_FILE[seen]: faults.append(f"{where}: only {', '.join(ONE_FILE[seen])} may see {seen}")
    for fault in faults: print(fault)
    print(f"{len(files)} files in {len(rooms_)} rooms, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
