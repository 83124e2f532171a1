#!/usr/bin/env python3
"""A fact stands once in content/. Finds what is typed twice:

- a sentence of eight words or more that stands in two places;
- the same name or title for two records of a collection;
- an amount (of four digits or more, round thousands and years apart) in two records, or in a record and in prose;
- what a record has, typed in prose: the symbol of a document, the name of a person or of an action plan, a day; and, in a record that
  refers to a State, the name of that State.

Not facts are: checks, rules and schemas, which are about facts; sources, which tell where facts were read; notes, which are remarks; slips and
what is given as issued, which repeat a document's words to say how it was issued; totals and counts that are stated for control, against which the
facts are checked.
What is allowed to stand twice is listed in doubles-allowed.yml, each with its reason; an entry that allows nothing any more is a fault.
"""
import collections, datetime, pathlib, re, sys

import yaml

ROOT = pathlib.Path(__file__).resolve().parents[2]
ALLOWED = pathlib.Path(__file__).with_name("doubles-allowed.yml")
NO_FACTS = ("sources", "rules", "issued")
NO_FIELDS = ("slips", "source", "as_issued", "note", "stated_total", "control")
MONTHS = "January February March April May June July August September October November December".split()


class Fact:
    """One value of a file, with the way to it: collection, record, field, …"""

    def __init__(self, file, way, line, value):
        self.place, self.way, self.value = f"{file.relative_to(ROOT)}:{line}", way, value
        self.convention, self.collection = file.relative_to(ROOT).parts[1], str(way[0])
        self.record = (self.convention, self.collection, str(way[1]) if len(way) > 1 else "")
        self.field = str(way[-1] if isinstance(way[-1], str) else way[-2])

    def is_text(self):
        return isinstance(self.value, str)


def facts_of(file):
    loader = yaml.SafeLoader(file.read_text())

    def walk(node, way):
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value not in (NO_FIELDS if way else NO_FACTS):
                    yield from walk(value, way + (key.value,))
        elif isinstance(node, yaml.SequenceNode):
            for n, item in enumerate(node.value):
                yield from walk(item, way + (n,))
        else:
            yield Fact(file, way, node.start_mark.line + 1, loader.construct_object(node))

    root = loader.get_single_node()
    yield from walk(root, ()) if root else ()


def words(text):
    return re.findall(r"\w+(?:[’'-]\w+)*", text)


def plain(text):
    return " ".join(words(text)).lower()


def several(places):
    return ((fact, where) for fact, where in places.items() if len(where) > 1)


def repeated_sentences(facts):
    places = collections.defaultdict(list)
    for fact in filter(Fact.is_text, facts):
        for sentence in {plain(s) for s in re.split(r"(?<=[.;:!?])\s+|\n\n", fact.value) if len(words(s)) >= 8}:
            places[sentence].append(fact)
    return several(places)


def repeated_names(facts):
    """What two conventions share is entered in content/shared; their documents may have like titles."""
    places = collections.defaultdict(list)
    for fact in facts:
        if fact.field in ("name", "title") and len(fact.way) == 3:
            places[fact.convention, fact.collection, plain(str(fact.value))].append(fact)
    return ((name, where) for (*_, name), where in several(places))


def repeated_amounts(facts):
    places = collections.defaultdict(list)
    for fact in facts:
        if type(fact.value) is int and fact.value >= 2100 and fact.value % 1000:
            places[fact.value].append(fact)
        elif fact.is_text():
            for amount in re.findall(r"\b\d{1,3}(?:[,'’]\d{3})+\b", fact.value):
                places[int(re.sub(r"\D", "", amount))].append(fact)
    return ((str(amount), where) for amount, where in several(places) if len({f.record for f in where}) > 1)


def found_in_prose(known, facts):
    """Pairs of a fact and a text that has its words. `known` gives the words."""
    if known:
        shape = re.compile("|".join(rf"(?<![\w/]){re.escape(k)}(?![\w/])" for k in sorted(known, key=len, reverse=True)))
        for fact in filter(Fact.is_text, facts):
            for found in dict.fromkeys(shape.findall(fact.value)):
                if known[found] is not fact and fact.field != "symbol":
                    yield found, [known[found], fact]


def typed_in_prose(facts):
    known = {}
    for fact in facts:
        if fact.field == "symbol" and fact.is_text() and "/" in fact.value or fact.collection in ("persons", "plans") and fact.field == "name":
            known[fact.value] = fact
        elif isinstance(fact.value, datetime.date):
            known.setdefault(f"{fact.value.day} {MONTHS[fact.value.month - 1]} {fact.value.year}", fact)
    return found_in_prose(known, facts)


def named_though_referred_to(facts):
    names, records = collections.defaultdict(list), collections.defaultdict(list)
    for fact in facts:
        if fact.collection == "states":
            if fact.field in ("name", "name_in_text", "formal_name"):
                names[fact.record[2]].append(fact)
        else:
            records[fact.record].append(fact)
    for fields in records.values():
        referred = {f.value for f in fields if f.is_text() and f.value in names}
        yield from found_in_prose({name.value: name for state in referred for name in names[state]}, fields)


def main():
    files = [f for f in sorted((ROOT / "content").rglob("*.yml")) if "checks" not in f.parts]
    facts = [fact for file in files for fact in facts_of(file)]
    allowed = {plain(entry["text"]) for entry in yaml.safe_load(ALLOWED.read_text()) or []}
    used, found = set(), 0
    for finder in (repeated_sentences, repeated_names, repeated_amounts, typed_in_prose, named_though_referred_to):
        for fact, where in finder(facts):
            used.add(plain(fact))
            if plain(fact) not in allowed:
                found += 1
                print(f"“{fact[:100]}” stands in " + " and ".join(f.place for f in where))
    for entry in sorted(allowed - used):
        found += 1
        print(f"doubles-allowed.yml: “{entry}” does not stand twice any more")
    print(f"{found} facts stand twice")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
