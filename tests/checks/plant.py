#!/usr/bin/env python3
"""Faults planted one at a time in the facts: plant.py PROGRAM [--seeds 1,2,…] [--convention NAME] [--count N] [--least PER_CENT] [--show]

Five kinds, as many of each: a digit changed, a date moved, a State added, a reference cut or turned to another record, a total edited. Each is
drawn evenly over the collections that have such a fact, as far as their facts last: every file of the convention and of content/shared, whether a
check looks at it or not. Left out is only what no document can show: sources, notes, rules, checks, controls, and the slips of a document.

After each, `check` must say something that it did not say before, as an error or a warning, and point to the record that was changed: with its
main place; or with a second place, when the record of the main place and the changed one refer to each other (the Convention and its records do). A fault that nobody could see
counts as missed.
"""
import argparse, bisect, calendar, collections, concurrent.futures, datetime, json, pathlib, queue, random, re, shutil, subprocess, sys, tempfile

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
NO_FACTS = ("sources", "rules", "issued")
NOT_SHOWN = ("source", "note", "slips", "make", "control")
TOTALS = ("stated_total", "actions", "remaining", "plenary_meetings", "budget", "spent", "parties")


class Fact:
    """A scalar of a file: the way to it (collection, record, fields …), where it stands, and the schema's word for what it refers to."""

    def __init__(self, file, way, node, refers, around):
        self.file, self.way, self.node, self.refers, self.around = file, way, node, refers, around
        self.begin, self.end = node.start_mark.index, node.end_mark.index
        self.text, self.kind = node.value, node.tag.rsplit(":", 1)[1]
        self.collection, self.record = way[0], f"{way[0]}/{way[1]}" if way[0] != "convention" else "convention"

    def field(self):
        return next(step for step in reversed(self.way) if isinstance(step, str))


class Schemas:
    """What the schemas of content/ say a field refers to."""

    def __init__(self, folder):
        self.all = {p.name: json.loads(p.read_text()) for p in folder.glob("*.json")}

    def root(self, text):
        found = re.search(r"\$schema=\S*?(\w+\.schema\.json)", text)
        return (self.all.get(found.group(1)), found.group(1)) if found else (None, None)

    def resolved(self, schema, name):
        while schema and "$ref" in schema:
            rest = {k: v for k, v in schema.items() if k != "$ref"}
            file, _, inside = schema["$ref"].partition("#")
            name = file or name
            schema = self.all.get(name, {})
            for step in filter(None, inside.split("/")): schema = schema.get(step, {})
            schema = {**schema, **rest}
        return schema, name

    def within(self, schema, name, step):
        schema, name = self.resolved(schema, name)
        for one in [schema] + sum((schema.get(k, []) for k in ("anyOf", "oneOf", "allOf")), []) if schema else []:
            one, at = self.resolved(one, name)
            if isinstance(step, int): inner = one.get("items")
            else: inner = one.get("properties", {}).get(step) or one.get("additionalProperties") or None
            if isinstance(inner, dict): return inner, at
        return None, name

    def refers(self, schema, name):
        schema, name = self.resolved(schema, name)
        for one in [schema] + sum((schema.get(k, []) for k in ("anyOf", "oneOf", "allOf")), []) if schema else []:
            one, _ = self.resolved(one, name)
            if "x-reference" in one: return one["x-reference"]
        return None


class Facts:
    def __init__(self, folder, convention):
        self.schemas = Schemas(folder / "content/schemas")
        self.texts, self.scalars, self.lists, self.records = {}, [], [], collections.defaultdict(list)
        for part in (convention, "shared"):
            for path in sorted((folder / "content" / part).rglob("*.yml")):
                file, text = str(path.relative_to(folder)), path.read_text()
                self.texts[file] = text
                schema, name = self.schemas.root(text)
                root = yaml.compose(text, Loader=yaml.SafeLoader)
                for key, value in root.value if root else ():
                    if key.value in NO_FACTS or not isinstance(value, yaml.MappingNode): continue
                    inner, at = self.schemas.within(schema, name, key.value)
                    if key.value == "convention": self.walk(file, ("convention",), value, inner, at, ())
                    else:
                        for record, fields in value.value:
                            self.records[part, key.value].append((record.value, file, record.start_mark.line + 1, fields))
                            deeper, there = self.schemas.within(inner, at, record.value)
                            self.walk(file, (key.value, record.value), fields, deeper, there, ())

    def walk(self, file, way, node, schema, name, around):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value in NOT_SHOWN: continue
                inner, at = self.schemas.within(schema, name, key.value)
                self.walk(file, way + (key.value,), value, inner, at, (node, key, value))
        elif isinstance(node, yaml.SequenceNode):
            self.lists.append((file, way, node))
            for n, item in enumerate(node.value):
                inner, at = self.schemas.within(schema, name, n)
                self.walk(file, way + (n,), item, inner, at, (node, n, item))
        else: self.scalars.append(Fact(file, way, node, self.schemas.refers(schema, name), around))

    def ids(self, collection):
        return [record for (part, name), all_of in self.records.items() if name == collection for record, *_ in all_of]


def end_of(text, node):
    """Where the words of a node end; the parser's mark may stand before what comes next."""
    return len(text[:node.end_mark.index].rstrip())


def digits_of(text):
    """Where digits stand; the marks of a list in Markdown are none, it is numbered anew."""
    marks = {i for m in re.finditer(r"(?m)^\s*(\d+)\. ", text) for i in range(*m.span(1))}
    return [i for i, c in enumerate(text) if c in "0123456789" and i not in marks]


def other_digit(text, rng):
    at = rng.choice(digits_of(text))
    leading = at == 0 or not text[at - 1].isdigit()
    return text[:at] + rng.choice([d for d in "0123456789" if d != text[at] and not (leading and d == "0")]) + text[at + 1:]


def moved(text, rng):
    """By a day, ten days, a month or a year, either way."""
    day = datetime.date.fromisoformat(text)
    way, by = rng.choice([-1, 1]), rng.choice(["day", "days", "month", "year"])
    if by in ("day", "days"): return str(day + datetime.timedelta(days=way * (1 if by == "day" else 10)))
    months = day.year * 12 + day.month - 1 + way * (1 if by == "month" else 12)
    year, month = divmod(months, 12)
    return str(datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1])))


def edited(text, rng):
    """Another total: one more, one fewer, two figures that changed places, or one that is wrong."""
    ways = [str(int(text) + 1), str(int(text) - 1), other_digit(text, rng)]
    swaps = [text[:i] + text[i + 1] + text[i] + text[i + 2:] for i in range(len(text) - 1) if text[i] != text[i + 1] and not (i == 0 and text[1] == "0")]
    return rng.choice(ways + swaps[:1])


def without(text, around):
    """The text without an entry of a map or a list; an emptied list stays as `[]`, an emptied map as `{}`."""
    parent, key, value = around
    begin, end = (value if isinstance(parent, yaml.SequenceNode) else key).start_mark.index, value.end_mark.index
    if parent.flow_style:
        after, before = re.match(r"\s*,\s*", text[end:]), re.search(r",\s*$", text[:begin])
        if after: end += after.end()
        elif before: begin = before.start()
        return text[:begin] + text[end:]
    line = text.rfind("\n", 0, begin) + 1
    stop = text.find("\n", end) + 1
    if len(parent.value) > 1: return text[:line] + (text[begin:] if False else text[stop:])
    return text[:line] + " " * (begin - line) + ("[]" if isinstance(parent, yaml.SequenceNode) else "{}") + "\n" + text[stop:]


class Planter:
    def __init__(self, facts, rng):
        self.facts, self.rng = facts, rng
        self.makers = [self.digits(), self.dates(), self.states_added(), self.references(), self.totals()]
        self.left = [[] for _ in self.makers]

    def replaced(self, fact, new):
        text = self.facts.texts[fact.file]
        raw = text[fact.begin:fact.end]
        return text[:fact.begin] + (raw.replace(fact.text, new, 1) if fact.text in raw else new) + text[fact.end:]

    def raw(self, fact): return self.facts.texts[fact.file][fact.begin:fact.end]

    def told(self, kind, fact, new, text):
        return kind, fact.file, fact.collection, fact.record, f"{'.'.join(map(str, fact.way))}: {fact.text[:60]} -> {new[:60]}", text

    def digits(self):
        return [f for f in self.facts.scalars if f.kind in ("int", "float", "str") and not f.refers and f.field() not in ("stated_total",) and digits_of(self.raw(f))], self.digit

    def digit(self, f):
        old = self.raw(f)
        new, text = other_digit(old, self.rng), self.facts.texts[f.file]
        return self.told("a digit changed", f, self.difference(old, new), text[:f.begin] + new + text[f.end:])

    @staticmethod
    def difference(old, new):
        at = next(i for i in range(len(old)) if old[i] != new[i])
        return ("…" if at > 20 else "") + new[max(0, at - 20):at + 20]

    def dates(self):
        return [f for f in self.facts.scalars if f.kind == "timestamp"], self.date

    def date(self, f):
        new = moved(f.text, self.rng)
        return self.told("a date moved", f, new, self.replaced(f, new))

    def totals(self):
        return [f for f in self.facts.scalars if f.kind == "int" and f.field() in TOTALS], self.total

    def total(self, f):
        new = edited(f.text, self.rng)
        return self.told("a total edited", f, new, self.replaced(f, new))

    def references(self):
        return [f for f in self.facts.scalars if f.refers and f.text in self.facts.ids(f.refers)], self.reference

    def reference(self, f):
        others = [i for i in self.facts.ids(f.refers) if i != f.text]
        if not others or self.rng.random() < 0.5:
            text = without(self.facts.texts[f.file], f.around)
            return self.told("a reference cut", f, "", text)
        new = self.rng.choice(others)
        return self.told("a reference cut", f, new, self.replaced(f, new))

    def states_added(self):
        """A place: a list of States; a theme's coordinators; or a collection that has a record for a State, to which one is added."""
        places = [("list", file, way, node) for file, way, node in self.facts.lists
                  if node.value and (".".join(w for w in way if isinstance(w, str)).endswith(("participants.states", "vice_presidents", "submitted_by.states", "coordinators")))]
        places += [("record", file, (collection, record), node) for (_, collection), all_of in self.facts.records.items() if collection in ("states", "obligations", "requests", "reports", "national_measures")
                   for record, file, _, node in all_of if isinstance(node, yaml.MappingNode) and (collection != "states" or "shared" not in file)]
        return [StatePlace(*p) for p in places], self.state_added

    def state_added(self, place):
        text, node = self.facts.texts[place.file], place.node
        every = [i for i in dict.fromkeys(self.facts.ids("states"))]
        if place.sort == "record": return self.record_added(place, text, every)
        held = [re.search(r"state: ([\w-]+)", text[n.start_mark.index:n.end_mark.index]).group(1) if isinstance(n, yaml.MappingNode) else n.value for n in node.value]
        state = self.rng.choice([s for s in every if s not in held])
        # Half of them where the alphabet wants them, half anywhere.
        at = bisect.bisect(held, state) if self.rng.random() < 0.5 and held == sorted(held) else self.rng.randrange(len(held) + 1)
        item = node.value[min(at, len(held) - 1)]
        words = state
        if isinstance(item, yaml.MappingNode):
            until = self.rng.choice(re.findall(r"until: (\w+)", text[node.start_mark.index:node.end_mark.index]))
            words = f"{{state: {state}, until: {until}}}"
        if node.flow_style:
            where = item.start_mark.index if at < len(held) else item.end_mark.index
            new = text[:where] + (f"{words}, " if at < len(held) else f", {words}") + text[where:]
        else:
            line = text.rfind("\n", 0, item.start_mark.index) + 1
            if at == len(held): line = text.find("\n", item.end_mark.index - 1) + 1
            indent = re.match(r" *- *", text[text.rfind("\n", 0, item.start_mark.index) + 1:]).group()
            new = text[:line] + indent + words + "\n" + text[line:]
        return "a State added", place.file, place.collection, place.record, f"{'.'.join(map(str, place.way))}: {state} at {at}", new

    def record_added(self, place, text, every):
        """The record of one State copied for another, under the name that it would then have: below it, or where the alphabet wants it."""
        collection, record = place.way
        own = record if collection == "states" else self.state_of(text, place.node)
        ids = [r for (part, name), all_of in self.facts.records.items() if name == collection and part != "shared" for r, *_ in all_of]
        state = self.rng.choice([s for s in every if s != own and record.replace(own, s) not in ids])
        name = record.replace(own, state)
        begin, end = self.lines(text, record, place.node)
        copy = text[begin:end].replace(f"{record}:", f"{name}:", 1).replace(f"state: {own}", f"state: {state}", 1)
        where = end
        if self.rng.random() < 0.5:
            like = [(r, n) for r, file, _, n in self.facts.records[next(k for k in self.facts.records if k[1] == collection and k[0] != "shared")]
                    if file == place.file and r.replace(self.state_of(text, n) if collection != "states" else r, "") == record.replace(own, "")]
            after = [(r, n) for r, n in like if r > name]
            where = self.lines(text, *after[0])[0] if after else self.lines(text, *like[-1])[1]
        return "a State added", place.file, collection, f"{collection}/{name}", f"{record} again as {name}", text[:where] + copy + text[where:]

    @staticmethod
    def state_of(text, node):
        return re.search(r"state: ([\w-]+)", text[node.start_mark.index:node.end_mark.index]).group(1)

    @staticmethod
    def lines(text, record, node):
        begin = re.search(rf"(?m)^  {re.escape(record)}:", text).start()
        return begin, end_of(text, node) + 1

    def draw(self, n):
        """The n-th fault: of each kind in turn, of each collection that has it in turn, and no fact a second time before all had theirs."""
        kind = n % len(self.makers)
        places, make = self.makers[kind]
        if not self.left[kind]: self.left[kind] = self.in_turn(places)
        return make(self.left[kind].pop())

    def in_turn(self, places):
        by_collection = collections.defaultdict(list)
        for place in places: by_collection[place.collection].append(place)
        for one in by_collection.values(): self.rng.shuffle(one)
        drawn, names = [], sorted(by_collection)
        while any(by_collection.values()):
            self.rng.shuffle(names)
            drawn += [by_collection[name].pop() for name in names if by_collection[name]]
        return drawn[::-1]


class StatePlace:
    def __init__(self, sort, file, way, node):
        self.sort, self.file, self.way, self.node = sort, file, way, node
        self.collection, self.record = way[0], f"{way[0]}/{way[1]}"


def lines_of(text, record, old):
    """The lines of a record: (first, last). Where the text is no YAML any more, those that it had."""
    collection, _, name = record.partition("/")
    try: root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError: return old
    for key, value in root.value:
        if key.value != collection: continue
        last = lambda node: text.count("\n", 0, end_of(text, node)) + 1
        if not name: return key.start_mark.line + 1, last(value)
        for inner, fields in value.value:
            if inner.value == name: return inner.start_mark.line + 1, last(fields)
    return old


def record_at(text, line):
    """The record on a line of a file; none where there is none."""
    head = collection = None
    for top, found in re.findall(r"(?m)^(\w+):|^  ([\w.-]+):", "\n".join(text.split("\n")[:line])):
        collection = top or collection
        head = collection if collection == "convention" else found or head
    return head


def messages(program, folder):
    done = subprocess.run([program, "-C", folder, "check", "--format", "json"], capture_output=True, text=True)
    try: return json.loads(done.stdout)["messages"]
    except (json.JSONDecodeError, KeyError): sys.exit(f"the program did not answer in JSON:\n{done.stdout[:500]}\n{done.stderr[:500]}")


def key_of(message):
    return message.get("code"), message["message"], message.get("file")


class Judge:
    def __init__(self, facts, before):
        self.facts, self.before = facts, collections.Counter(map(key_of, before))

    def finding(self, said, fault):
        """The message that finds the fault; none where there is none."""
        _, file, _, record, _, text = fault
        first, last = lines_of(text, record, lines_of(self.facts.texts[file], record, (0, -1)))
        inside = lambda place: place.get("file") == file and first <= place.get("line", 0) <= last
        left = self.before.copy()
        for message in said:
            if left[key_of(message)]:
                left[key_of(message)] -= 1
                continue
            if message["severity"] not in ("error", "warning"): continue
            if inside(message): return message
            if any(map(inside, message.get("related", []))) and self.tied(message, record, text[0:0] or text, (first, last), file): return message
        return None

    def tied(self, message, record, text, lines, file):
        other = self.facts.texts.get(message.get("file"))
        if other is None: return False
        head, name = record_at(other, message.get("line", 0)), record.split("/")[-1]
        if head is None: return False
        own = "\n".join(text.split("\n")[lines[0] - 1:lines[1]]) + "\n".join(self.facts.texts[file].split("\n")[lines[0] - 1:lines[1] + 1])
        block = re.search(rf"(?ms)^  {re.escape(head)}:.*?(?=^  \S|\Z)", other)
        word = lambda one, words: re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", words) is not None
        return word(head, own) or record == "convention" or head == "convention" or (block is not None and word(name, block.group()))


def planted(program, facts, before, faults):
    """Each fault with the message that finds it."""
    judge, free, found = Judge(facts, before), queue.Queue(), [None] * len(faults)
    with tempfile.TemporaryDirectory() as place:
        for n in range(2):
            folder = pathlib.Path(place) / str(n)
            for part in ("content", "templates"): shutil.copytree(ROOT / part, folder / part)
            free.put(folder)

        def one(n):
            folder = free.get()
            file = folder / faults[n][1]
            file.write_text(faults[n][5])
            found[n] = judge.finding(messages(program, folder), faults[n])
            file.write_text(facts.texts[faults[n][1]])
            free.put(folder)

        with concurrent.futures.ThreadPoolExecutor(2) as workers: list(workers.map(one, range(len(faults))))
    return found


def main():
    ask = argparse.ArgumentParser()
    ask.add_argument("program"), ask.add_argument("--seeds", default="2022"), ask.add_argument("--convention", default="ccm")
    ask.add_argument("--count", type=int, default=300), ask.add_argument("--least", type=float, default=95), ask.add_argument("--show", action="store_true")
    given = ask.parse_args()
    program = pathlib.Path(given.program).resolve()
    facts = Facts(ROOT, given.convention)
    before, bad = messages(program, ROOT), False
    for seed in map(int, given.seeds.split(",")):
        planter = Planter(facts, random.Random(seed))
        faults = [planter.draw(n) for n in range(given.count)]
        found = planted(program, facts, before, faults)
        hits, per_kind = sum(f is not None for f in found), collections.Counter(f[0] for f, m in zip(faults, found) if m)
        share = 100 * hits / len(faults)
        bad = bad or share < given.least
        print(f"seed {seed}: {len(faults)} faults planted, {hits} found at the right record, {share:.1f} % ("
              + ", ".join(f"{kind} {per_kind[kind]} of {sum(f[0] == kind for f in faults)}" for kind in dict.fromkeys(f[0] for f in faults)) + ")")
        for fault, message in zip(faults, found):
            if not message: print(f"  missed: {fault[0]}: {fault[4]}")
            elif given.show: print(f"  found: {fault[0]}: {fault[4]}: {message['message']}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
