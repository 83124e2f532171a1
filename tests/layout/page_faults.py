#!/usr/bin/env python3
"""Counts what no page may have, on every document that the project makes: widows, orphans, stranded headings, notes that begin on
another page than their call, words that announce a list torn from it. None is allowed.

    page_faults.py RAPPORTEUR [DOCUMENT…] [--holes]

Reads `rapporteur dump --stage pages`. --holes prints besides how many points each page leaves empty at its foot, and by how much
the two pages of each opening differ.
"""
import argparse, collections, pathlib, re, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCKS = {"P", "Code", "Caption"} | {f"H{n}" for n in range(1, 7)}
HEADINGS = {f"H{n}" for n in range(1, 7)}
PAGE = re.compile(r'page (\d+) "')
TEXT = re.compile(r'  (\S+)#(\d+) text ([-\d.]+),([-\d.]+) (?:no font|\S+) ([\d.]+).*? "(.*)"$')
LINK = re.compile(r"  link .* to block (\S+) (\S+)#(\d+)")
ELEMENT = re.compile(r"( +)(\S+?)#(\d+)(?: id (\S+))?")


class Tree:
    def __init__(self, lines):
        self.role, self.parent, self.with_id = {}, {}, {}
        open_elements = []
        for line in lines:
            found = ELEMENT.match(line)
            if not found:
                continue
            depth, role, number, name = len(found[1]), found[2], int(found[3]), found[4]
            while open_elements and open_elements[-1][0] >= depth:
                open_elements.pop()
            self.role[number] = role
            self.parent[number] = open_elements[-1][1] if open_elements else None
            if name:
                self.with_id[name] = number
            open_elements.append((depth, number))

    def around(self, number):
        while number is not None:
            yield number
            number = self.parent.get(number)

    def inside(self, number, roles):
        return any(self.role.get(one) in roles for one in self.around(number))

    def block(self, number):
        return next((one for one in self.around(number) if self.role.get(one) in BLOCKS), None)


class Run:
    def __init__(self, page, found):
        self.page, self.element, self.y, self.size, self.words = page, int(found[2]), float(found[4]), float(found[5]), found[6]


def read(dump):
    lines = dump.splitlines()
    start = lines.index("structure") if "structure" in lines else len(lines)
    runs, links, page = [], [], 0
    for line in lines[:start]:
        if found := PAGE.match(line):
            page = int(found[1])
        elif found := TEXT.match(line):
            runs.append(Run(page, found))
        elif found := LINK.match(line):
            links.append((page, found[1], int(found[3])))
    return Tree(lines[start + 1:]), runs, links


def rows_of(ys):
    """How many lines these heights are; raised marks belong to the line below them."""
    count, last = 0, None
    for y in sorted(ys):
        if last is None or y - last > 6:
            count += 1
            last = y
    return count


def lonely_lines(tree, runs):
    by_block = collections.defaultdict(lambda: collections.defaultdict(list))
    for run in runs:
        if tree.inside(run.element, {"Table", "Note", "Lbl"}):
            continue
        block = tree.block(run.element)
        if block is not None:
            by_block[block][run.page].append(run)
    for block, pages in by_block.items():
        if len(pages) < 2:
            continue
        for page in sorted(pages):
            if rows_of(run.y for run in pages[page]) < 2:
                kind = "orphan" if page == min(pages) else "widow"
                yield page, f"{kind}: {pages[page][0].words!r}"


def last_of_pages(tree, runs):
    last = {}
    for run in runs:
        if not tree.inside(run.element, {"Note"}):
            last[run.page] = run
    return last


def stranded(tree, runs):
    final = max((run.page for run in runs), default=0)
    for page, run in last_of_pages(tree, runs).items():
        if tree.inside(run.element, HEADINGS):
            yield page, f"stranded heading: {run.words!r}"
        elif page < final and run.words.rstrip().endswith(":") and not tree.inside(run.element, {"Table"}):
            yield page, f"announced overleaf: {run.words!r}"


def strayed_notes(tree, runs, links):
    begins = {}
    for run in runs:
        for one in tree.around(run.element):
            if tree.role.get(one) == "Note":
                begins.setdefault(one, run.page)
    called = {}
    for page, name, element in links:
        if name in tree.with_id and tree.inside(element, {"Reference"}) and not tree.inside(element, {"Note"}):
            called.setdefault(tree.with_id[name], page)
    for note, page in called.items():
        if begins.get(note) != page:
            yield page, f"note begins on page {begins.get(note)}"
    for note in begins:
        if note not in called and not any(tree.with_id.get(name) == note for _, name, _ in links):
            yield begins[note], "note that nothing calls"


def feet(tree, runs):
    """Baseline of the last line of each page, notes included."""
    lowest = collections.defaultdict(float)
    for run in runs:
        lowest[run.page] = max(lowest[run.page], run.y)
    return lowest


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rapporteur", type=pathlib.Path)
    arguments.add_argument("documents", nargs="*")
    arguments.add_argument("--holes", action="store_true")
    asked = arguments.parse_args()
    rapporteur = asked.rapporteur.resolve()

    def run(*words):
        return subprocess.run([rapporteur, "-C", ROOT, *words], capture_output=True, text=True)

    documents = asked.documents or [line.split()[0] for line in run("list").stdout.splitlines() if line.strip()]
    faults = pages = 0
    for name in documents:
        made = run("dump", "--stage", "pages", name)
        if made.returncode != 0:
            sys.exit(f"{name}: {made.stderr}")
        tree, runs, links = read(made.stdout)
        pages += max(run.page for run in runs)
        found = [*lonely_lines(tree, runs), *stranded(tree, runs), *strayed_notes(tree, runs, links)]
        for page, fault in found:
            print(f"{name} page {page}: {fault}")
        faults += len(found)
        if asked.holes:
            foot = feet(tree, runs)
            print(name, " ".join(f"{page}:{733 - 2.4 - y:.0f}" for page, y in sorted(foot.items())),
                  "openings differ by", " ".join(f"{abs(foot[p] - foot[p + 1]):.0f}" for p in sorted(foot) if p % 2 == 0 and p + 1 in foot))
    print(f"{len(documents)} documents, {pages} pages, {faults} faults")
    sys.exit(1 if faults or pages == 0 else 0)


main()
