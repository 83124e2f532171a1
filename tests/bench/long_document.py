#!/usr/bin/env python3
"""long_document.py PAGES: Markdown for about so many pages, on standard output, always the same: chapters, numbered paragraphs, lists,
tables, notes, and a little bold, italic and links. Its sentences are those of the documents that the tests expect (tests/documents/)."""
import pathlib
import random
import re
import sys

DOCUMENTS = pathlib.Path(__file__).parent.parent / "documents" / "cases"
WORDS_A_PAGE = 580
HEADINGS = ["Introduction", "Status and operation", "Universalization", "Stockpile destruction", "Clearance and risk reduction education",
            "Victim assistance", "International cooperation and assistance", "Transparency measures", "National implementation", "Finance"]


def sentences():
    """Each sentence once, in the order of the files."""
    found = {}
    for path in sorted(DOCUMENTS.glob("*/expected/*.md")):
        for line in path.read_text().splitlines():
            if line.startswith(("#", "|", "---", ">", "[", "<", "!")) or len(line) < 60:
                continue
            line = re.sub(r"\[\^[^]]*\]", "", line)
            line = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", line)
            line = re.sub(r"^\s*(\d+\.|\([a-z]+\)|[-*])\s+", "", line).replace("*", "").replace("\\", "")
            for sentence in re.split(r"(?<=[.;:])\s+(?=[A-Z])", line):
                if sentence[0].isupper() and sentence.endswith(".") and 5 <= len(sentence.split()) <= 60:
                    found[sentence] = True
    return list(found)


class Writer:
    def __init__(self, pages):
        self.random = random.Random(1)
        self.sentences = sentences()
        self.wanted = pages * WORDS_A_PAGE
        self.words = self.chapters = self.paragraphs = self.notes = 0
        self.later = []

    def text(self, least, most):
        text = " ".join(self.random.choice(self.sentences) for _ in range(self.random.randint(least, most)))
        self.words += len(text.split())
        return text

    def marked(self, text):
        words = text.split(" ")
        at = self.random.randrange(len(words) - 3)
        mark = self.random.choice(["**", "*", "*", ""])
        words[at] = mark + words[at]
        words[at + 2] += mark
        if self.random.random() < 0.05:
            words[at + 1] = f"[{words[at + 1]}](https://www.clusterconvention.org/documents/{self.paragraphs})"
        if self.random.random() < 0.15:
            self.notes += 1
            words[-1] += f"[^{self.notes}]"
            self.later.append(f"[^{self.notes}]: {self.text(1, 2)}")
        return " ".join(words)

    def paragraph(self):
        self.paragraphs += 1
        return f"{self.paragraphs}. " + self.marked(self.text(2, 5))

    def list(self):
        items = [f"- {self.text(1, 1)}" for _ in range(self.random.randint(3, 6))]
        if self.random.random() < 0.3:
            items.insert(2, f"  - {self.text(1, 1)}\n  - {self.text(1, 1)}")
        return "\n".join(items)

    def table(self):
        rows = ["| State | Request | Until | Area (km²) |", "| --- | --- | --- | ---: |"]
        for _ in range(self.random.randint(4, 12)):
            words = self.random.choice(self.sentences).split()[:5]
            self.words += 12
            rows.append(f"| {words[0].replace('|', '')} | {' '.join(words[1:]).replace('|', '')} | "
                        f"{self.random.randint(1, 28)} October {self.random.randint(2010, 2030)} | {self.random.randint(0, 99999) / 100:,.2f} |")
        return "\n".join(rows)

    def blocks(self):
        yield f"---\ntitle: A long document\nlanguage: en\n---\n\n# A long document"
        while self.words < self.wanted:
            if self.words >= self.chapters * 20 * WORDS_A_PAGE:
                self.chapters += 1
                yield f"## {self.chapters}. {self.random.choice(HEADINGS)}"
            yield f"### {self.random.choice(HEADINGS)}"
            for _ in range(self.random.randint(4, 9)):
                yield self.paragraph()
            if self.random.random() < 0.6:
                yield self.list()
            if self.random.random() < 0.4:
                yield self.table()
            yield from self.later
            self.later = []


if len(sys.argv) != 2 or not sys.argv[1].isdigit():
    sys.exit(__doc__)
for block in Writer(int(sys.argv[1])).blocks():
    print(block, end="\n\n")
