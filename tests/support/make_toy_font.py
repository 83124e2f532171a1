#!/usr/bin/env python3
"""Makes tests/text/fonts/toy.ttf: a font of squares whose sums a child can check.

1000 units to the em, every glyph 500 wide, the blank 250; "A" and "V" stand 100 closer, "fi" is a ligature of 500. Letters of
ASCII and Latin-1, dashes and quotes, Hebrew, a few ideographs. toy-restricted.ttf is the same font, but its maker does not let
it be embedded. Needs fontTools (pip install fonttools); only to make the fonts anew, which are kept beside the tests.
"""
import pathlib

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

HERE = pathlib.Path(__file__).resolve().parent.parent / "text" / "fonts"
CHARACTERS = [*range(0x20, 0x7F), *range(0xA0, 0xAD), *range(0xAE, 0x100), 0x2010, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D,
              0x2026, 0x20AC, *range(0x5D0, 0x5EB), 0x4E00, 0x4E8C, 0x4E09, 0x3002]


def square(width):
    pen = TTGlyphPen(None)
    if width:
        for at, point in enumerate([(50, 0), (50, 500), (width - 50, 500), (width - 50, 0)]):
            (pen.lineTo if at else pen.moveTo)(point)
        pen.closePath()
    return pen.glyph()


def make(name, fs_type):
    names = {c: f"u{c:04X}" for c in CHARACTERS}
    order = [".notdef", *names.values(), "f_i"]
    blanks = {names[0x20], names[0xA0]}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    builder.setupGlyf({g: square(0 if g in blanks else 500) for g in order})
    builder.setupHorizontalMetrics({g: (250, 0) if g in blanks else (500, 50) for g in order})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Toy", "styleName": "Regular", "psName": "Toy-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, sCapHeight=700, sxHeight=500, fsType=fs_type, version=4)
    builder.setupPost()
    builder.addOpenTypeFeatures("languagesystem DFLT dflt; languagesystem latn dflt;"
                                "feature liga { sub u0066 u0069 by f_i; } liga; feature kern { pos u0041 u0056 -100; } kern;")
    builder.font["head"].created = builder.font["head"].modified = 0
    builder.font.recalcTimestamp = False
    builder.save(HERE / name)


HERE.mkdir(parents=True, exist_ok=True)
make("toy.ttf", 0)
make("toy-restricted.ttf", 2)
