#!/usr/bin/env python3
"""Typesets what nobody should write, and asks of each: it ends as expected and soon, says what is wrong and where, and no word is lost.

    bad_input.py RAPPORTEUR [CASE…] [--slow]

Words are taken out of the PDF by pdftotext and compared with those put in. Time and memory are bounded for a program built for use;
one built for tests may take ten times as long. --slow: also 100,000 notes and the paragraph of a million words.
"""
import argparse, collections, dataclasses, os, pathlib, re, resource, subprocess, sys, tempfile, time, unicodedata

SECONDS, MEGABYTES = 2.0, 700


@dataclasses.dataclass
class Case:
    name: str
    text: str
    says: tuple = ()            # each must stand in the messages
    ends_with: int = 0
    files: dict = dataclasses.field(default_factory=dict)
    seconds: float = SECONDS
    megabytes: int = MEGABYTES
    words: collections.Counter = None       # that must be found, where they are not simply those of the text


def numbered(count, prefix="w"):
    return " ".join(f"{prefix}{i}" for i in range(count))


def cases(slow):
    yield Case("an empty document", "", words=collections.Counter())
    yield Case("nothing but blanks", " \n\t\n\n   \n", words=collections.Counter())
    yield Case("a word wider than the column", "before " + "w" * 90 + " after\n", ("warning:", "1:1", "wider than its column"))
    yield Case("a word wider than the paper", "before " + "w" * 2000 + " after\n", ("warning:", "1:1", "wider than its column"))
    yield Case("a table wider than the page", table(60, 3), ("warning:", "1:1", "columns"))
    yield Case("a table of 50,000 columns", table(50_000, 1), ("warning:", "2:1", "50000 columns"))
    yield Case("a note longer than a page", "Call[^1] here.\n\n[^1]: " + numbered(3000, "n") + "\n")
    yield Case("two notes longer than a page, called side by side", "Call[^1] here[^2].\n\n[^1]: " + numbered(3000, "n") + "\n\n[^2]: " + numbered(3000, "m") + "\n")
    yield Case("an image that is not one", "Before.\n\n![What it shows](fake.png)\n\nAfter.\n", ("3:1", "fake.png"), files={"fake.png": b"<html>no</html>"},
               words=collections.Counter(["Before.", "After.", "What", "it", "shows"]))
    yield Case("an image cut short", "![What it shows](cut.png)\n", ("1:1", "cut.png"), files={"cut.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"},
               words=collections.Counter(["What", "it", "shows"]))
    yield Case("a heading nested ten deep", "".join("#" * n + f" h{n}\n\n" for n in range(1, 11)) + "Text.\n")
    yield Case("a list nested 200 deep", "".join("  " * n + f"- d{n}\n" for n in range(200)), ("warning:", "100 deep", "101:"))
    yield Case("quotes nested 500 deep", ">" * 500 + " deep\n", ("error:", "nested"), ends_with=1)
    yield Case("a region that is never closed", "First.\n\n::: summary\n\nInside.\n\nMore.\n")
    yield Case("a line of 100,000 combining marks", "a" + "\u0301" * 100_000 + " end\n", words=collections.Counter(["end"]))
    yield Case("a line of 100,000 letters of Arabic", "\u0628" * 100_000 + "\n", ("wider than its column",), words=collections.Counter())
    yield Case("100,000 words without a blank between marks", "*a*" * 100_000 + "\n", words=collections.Counter())
    yield Case("100,000 opened brackets", "[" * 100_000 + " end\n", ("wider than its column",), words=collections.Counter(["end"]))
    yield Case("a table of 20,000 rows", table(3, 20_000), seconds=4, megabytes=1500)
    yield Case("bytes that are no text", "good \ufffd words\n", ("error:", "1:6", "UTF-8"), ends_with=1)
    if slow:
        yield Case("100,000 notes", "\n\n".join(f"p{i} x[^{i}]" for i in range(100_000)) + "\n\n" + "\n\n".join(f"[^{i}]: n{i}" for i in range(100_000)) + "\n",
                   seconds=12, megabytes=3000, words=collections.Counter(f"{letter}{i}" for i in range(100_000) for letter in "pn"))
        yield Case("a paragraph of a million words", numbered(1_000_000) + "\n", seconds=60, megabytes=8000)


def table(columns, rows):
    head = "| " + " | ".join(f"h{i}" for i in range(columns)) + " |\n" + "|---" * columns + "|\n"
    return head + "".join("| " + " | ".join(f"c{row}x{i}" for i in range(columns)) + " |\n" for row in range(rows))


def letters(text):
    """What is left of a text when its marks, blanks and breaks do not count: letters and figures, in composed form."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFC", text))


def words_of(markdown):
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)
    body = re.sub(r"^\[\^\w+\]:|\[\^\w+\]|^:::.*$|^#+ |^\|[-|]+\|$|\ufffd", " ", body, flags=re.M)
    return collections.Counter(letters(word) for word in re.split(r"[\s|]+", body) if letters(word))


def lost(case, pdf):
    """Words that the PDF does not have. Words that were divided count when their pieces, joined, contain them."""
    found = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True).stdout.decode("utf-8", "replace")
    expected = case.words if case.words is not None else words_of(case.text)
    expected = collections.Counter({letters(word): count for word, count in expected.items()})
    there = collections.Counter(letters(word) for word in found.split())
    missing = expected - there
    if len(missing) > 1000:
        return list(missing)
    joined = letters(found) if missing else ""
    return [word for word in missing if joined.count(word) < expected[word]]


def run(rapporteur, case, folder):
    (folder / "input.md").write_bytes(case.text.encode() if "\ufffd" not in case.text else case.text.encode().replace("\ufffd".encode(), b"\xff"))
    for name, content in case.files.items():
        (folder / name).write_bytes(content)
    began = time.monotonic()
    child = subprocess.Popen([rapporteur, "typeset", "input.md", "-o", "out.pdf"], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    said = child.stdout.read().decode("utf-8", "replace")
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    return child.returncode, said, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


def faults(rapporteur, case, patience):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        ended, said, seconds, megabytes = run(rapporteur, case, folder)
        print(f"{seconds:7.2f} s {megabytes:7.0f} MB  {case.name}")
        if ended != case.ends_with:
            yield f"ended with {ended}, not {case.ends_with}: {said[:400]}"
        if seconds > case.seconds * patience:
            yield f"took {seconds:.1f} s, allowed are {case.seconds * patience:.1f}"
        if megabytes > case.megabytes:
            yield f"took {megabytes:.0f} MB, allowed are {case.megabytes}"
        for words in case.says:
            if words not in said:
                yield f"does not say '{words}': {said[:400]}"
        if len(said) > 20_000:
            yield f"says too much: {len(said)} bytes"
        if ended == 0 and (missing := lost(case, folder / "out.pdf")):
            yield f"{len(missing)} words are lost: {missing[0][:60]!r} …"


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("rapporteur", type=pathlib.Path)
    arguments.add_argument("cases", nargs="*")
    arguments.add_argument("--slow", action="store_true")
    arguments.add_argument("--patience", type=float, default=1, help="how many times as long as allowed it may take")
    asked = arguments.parse_args()
    count = failed = 0
    for case in cases(asked.slow):
        if asked.cases and not any(part in case.name for part in asked.cases):
            continue
        count += 1
        found = list(faults(asked.rapporteur.resolve(), case, asked.patience))
        failed += bool(found)
        for fault in found:
            print(f"    {fault}")
    print(f"{count} cases, {failed} failed")
    sys.exit(1 if failed or count == 0 else 0)


main()
