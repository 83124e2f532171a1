#!/usr/bin/env python3
"""Faults planted one at a time in the facts: plant.py PROGRAM [--show]

Each kind of fault below is planted in many places of content/, drawn by a fixed seed: a digit of a number changed, a date moved, a State put into a
list, a reference turned to another record, a total edited, a symbol changed, a record's field taken out. After each, `check --facts --format json` must
say something new, in the record that was changed or with a second place in it. At least 95 % of 300 must be found so. --show lists the others.
"""
import collections, datetime, json, pathlib, random, re, shutil, subprocess, sys, tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
WANTED, LEAST = 300, 0.95

DATE = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


class Facts:
    """The lines of the files of one copy of content/, and what each record's lines are."""

    def __init__(self, folder):
        self.folder = folder
        self.texts = {p: p.read_text() for p in sorted((folder / "content/ccm").rglob("*.yml"))}

    def records(self, collection):
        """(path, id, first offset, end) of each record of a collection."""
        for path, text in self.texts.items():
            start = re.search(rf"^{collection}:\n", text, re.M)
            if not start: continue
            starts = [m for m in re.finditer(r"^  ([a-z0-9.-]+):", text[start.end():], re.M)]
            for i, m in enumerate(starts):
                begin = start.end() + m.start()
                end = start.end() + (starts[i + 1].start() if i + 1 < len(starts) else len(text) - start.end())
                yield path, m.group(1), begin, end

    def places(self, collection, pattern, group=1):
        """(path, record, begin, end) of each match of the group in the records of a collection."""
        for path, name, begin, end in self.records(collection):
            for m in re.finditer(pattern, self.texts[path][begin:end]):
                if m.group(group): yield path, f"{collection}/{name}", begin + m.start(group), begin + m.end(group)


def other_digit(text, rng):
    at = rng.choice([i for i, c in enumerate(text) if c.isdigit()])
    new = rng.choice([d for d in "123456789" if d != text[at]])
    return text[:at] + new + text[at + 1:]


def moved(text, rng):
    year, month, day = map(int, DATE.search(text).groups())
    days = rng.choice([-1, 1]) * rng.choice([400, 800, 1500, 3000])
    return str(datetime.date(year, month, day) + datetime.timedelta(days=days))


def kinds(facts):
    """Name, places, what becomes of the words there."""
    states = [name for _, name, _, _ in facts.records("states")]
    meetings = ["1msp", "3msp", "6msp", "8msp", "1rc", "2rc", "11msp", "12msp"]
    documents = [name for _, name, _, _ in facts.records("documents") if re.match(r"ccm-msp-2022-(\d|wp|crp)", name)]
    persons = [name for _, name, _, _ in facts.records("persons")]
    ref = lambda choices: lambda text, rng: rng.choice([c for c in choices if c != text])
    p = facts.places
    yield "the decision's date moved", p("requests", r"until: (\d{4}-\d\d-\d\d)"), moved
    yield "the State of a request", p("requests", r"state: ([a-z-]+)"), ref(states)
    yield "the number of a request", p("requests", r"\n    number: (\d)"), other_digit
    yield "the article of a request", p("requests", r"article: (stockpile_destruction|clearance)"), ref(["stockpile_destruction", "clearance"])
    yield "the analysis of a request", p("requests", r"analysis: ([a-z0-9-]+)"), ref(documents)
    yield "a Meeting's dates moved", p("meetings", r"(?:from|until): (\d{4}-\d\d-\d\d)"), moved
    yield "a Meeting's number", p("meetings", r"\n    number: (\d+)"), other_digit
    yield "the next Meeting", p("meetings", r"next: ([0-9a-z]+)"), ref(meetings)
    yield "a Meeting's president", p("meetings", r"president: ([a-z-]+)"), ref(persons)
    yield "the end of a term", p("themes", r"until: ([0-9a-z]+)"), ref(["10msp", "11msp", "12msp", "8msp"])
    yield "the beginning of a term", p("themes", r"from: ([0-9a-z]+)"), ref(["11msp", "8msp", "12msp"])
    yield "a digit of a row of a budget", p("budgets", r"(?:salaries|social_charges|communication|travel|other): (\d+)"), other_digit
    yield "the total of a budget", p("budgets", r"stated_total: (\d+)"), other_digit
    yield "the year of a budget", p("budgets", r"year: (\d+)"), other_digit
    yield "a symbol", p("documents", r"symbol: (CCM/\S+)"), other_digit
    yield "the document that one revises", p("documents", r"revises: ([a-z0-9-]+)"), ref(documents)
    yield "the Meeting of a document", p("documents", r"\n    meeting: ([0-9a-z]+)"), ref(meetings)
    yield "a document's date moved", p("documents", r"\n    date: (\d{4}-\d\d-\d\d)"), moved
    yield "the year of a signature", p("states", r"signed: (\d{4})"), other_digit
    yield "a deposit before the signature", p("states", r"signed: 20[^\n]*\n    deposited: (20\d\d-\d\d-\d\d)"), lambda text, rng: "2008-12-0" + rng.choice("12")
    yield "the instrument", p("states", r"instrument: (ratification|accession)"), ref(["ratification", "accession"])
    yield "a State a second time among participants", p("proceedings", r"\n        - ([a-z-]+)(?=\n)"), ref(states)
    yield "the day of a step of the proceedings", p("proceedings", r"(?:on|from|until|by|after|circulated_on): (\d{4}-\d\d-\d\d)"), moved
    yield "a plenary meeting", p("proceedings", r"plenary: (\d)|plenary_meetings: (\d)"), other_digit
    yield "the document of a decision", p("proceedings", r"(?:document|paper|issued_as|reissued_as): (ccm-[a-z0-9-]+)"), ref(["ccm-conf-2021-6", "ccm-msp-2010-3", "ccm-conf-2020-12"])
    yield "a vice-president", p("proceedings", r"vice_presidents: \[([a-z-]+)"), ref(["andorra", "cook-islands", "niue", "argentina", "finland", "angola"])
    yield "who opened the Meeting", p("proceedings", r"by: (aidan-liddle)"), ref(persons)
    yield "the State of an obligation", p("obligations", r"state: ([a-z-]+)"), ref(states)
    yield "the years of a plan", p("work_plans", r"\n    (?:from|until): (\d{4})"), other_digit
    yield "the budgets of a plan", p("work_plans", r"budgets: \[(isu-\d{4})"), ref(["isu-2018", "isu-2023", "isu-2025"])


def messages(program, folder):
    done = subprocess.run([program, "-C", folder, "check", "--facts", "--format", "json"], capture_output=True, text=True)
    said = json.loads(done.stdout)
    return {(m["code"], m["message"]): m for m in said["messages"]}


def touches(message, record):
    name = record.split("/")[1]
    places = [message.get("record", "")] + [r.get("file", "") for r in message["related"]]
    words = message["message"] + json.dumps(message["related"])
    return message.get("record") == record or name in words or any(record.split("/")[0] in place for place in places if place)


def main():
    program, rng = pathlib.Path(sys.argv[1]).resolve(), random.Random(2022)
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place) / "project"
        shutil.copytree(ROOT / "content", folder / "content")
        shutil.copytree(ROOT / "templates", folder / "templates")
        facts = Facts(folder)
        before = messages(program, folder)
        planted = [(kind, one, change) for kind, places, change in kinds(facts) for one in places]
        rng.shuffle(planted)
        per_kind, chosen = collections.Counter(), []
        for kind, one, change in planted:                       # no kind more than a twelfth, so that all have their say
            if per_kind[kind] < WANTED // 12 and len(chosen) < WANTED:
                per_kind[kind] += 1
                chosen.append((kind, one, change))
        found, unseen = 0, []
        for kind, (path, record, begin, end), change in chosen:
            text = facts.texts[path]
            new = change(text[begin:end], rng)
            path.write_text(text[:begin] + new + text[end:])
            news = [m for key, m in messages(program, folder).items() if key not in before]
            path.write_text(text)
            if any(touches(m, record) for m in news): found += 1
            else: unseen.append(f"{kind}: {record}: {text[begin:end]} -> {new}" + (" (told elsewhere)" if news else ""))
        print(f"{len(chosen)} faults of {len(per_kind)} kinds planted, {found} found at the right record, {found / len(chosen):.1%}")
        if "--show" in sys.argv or found < LEAST * len(chosen): print("\n".join(unseen))
        return 0 if len(chosen) == WANTED and found >= LEAST * WANTED else 1


if __name__ == "__main__":
    sys.exit(main())
