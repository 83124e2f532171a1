// words.mjs FILE: the text of a PDF as Mozilla's pdf.js copies it out.
import { readFileSync } from "node:fs";

console.log = console.warn = () => {}; // it speaks of drawing, which is not asked for
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");
const pdf = await getDocument({ data: new Uint8Array(readFileSync(process.argv[2])), verbosity: 0 }).promise;
for (let number = 1; number <= pdf.numPages; ++number) {
  const content = await (await pdf.getPage(number)).getTextContent();
  process.stdout.write(content.items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\n");
}
