import { readFileSync } from 'node:fs';

/** Start of the table of confusables in ICU's data (`ConfusableDataHeader` of `uspoof_impl.h`), little-endian. */
const MAGIC = Buffer.from([0xef, 0xfd, 0x45, 0x38]);

/**
 * Unicode's confusables (UTS #39) from the ICU data inside Node, in the format of `confusables.txt`: on each line, characters that look
 * alike, in hexadecimal, the prototype first. Node's Unicode data needs no other source, and is kept up to date.
 */
export function confusablesOfNode(): string {
  const node = readFileSync(process.execPath);
  const start = node.indexOf(MAGIC);
  if (start < 0) {
    throw new Error(`${process.execPath} holds no table of confusables; the npm package "node" does`);
  }
  const byPrototype = new Map<string, string[]>();
  for (const [source, prototype] of mappings(node.subarray(start))) {
    const sources = byPrototype.get(prototype) ?? [];
    byPrototype.set(prototype, [...sources, source]);
  }
  const lines = Array.from(byPrototype, ([prototype, sources]) => [prototype, ...sources].join(' '));
  return `# Confusables of Unicode ${process.versions['unicode'] ?? ''} (UTS #39), from the ICU data in Node. Written by \`npm run docs\`.
# Each line: a prototype, then the characters that look like it. Copyright Unicode, Inc.; licence Unicode-3.0.
${lines.sort().join('\n')}
`;
}

function* mappings(table: Buffer): Generator<[source: string, prototype: string]> {
  const [keys, count, values, , texts] = [12, 16, 20, 24, 28].map((at) => table.readUInt32LE(at)) as [
    number,
    number,
    number,
    number,
    number,
  ];
  for (let index = 0; index < count; index += 1) {
    const key = table.readUInt32LE(keys + 4 * index);
    const units = (key >>> 24) + 1;
    // A prototype of one UTF-16 unit is the value itself; for a longer one, the value is the offset of its text.
    const value = values + 2 * index;
    const at = units === 1 ? value : texts + 2 * table.readUInt16LE(value);
    yield [hex([key & 0xff_ff_ff]), hex(pointsOf(table.toString('utf16le', at, at + 2 * units)))];
  }
}

function pointsOf(text: string): number[] {
  return Array.from(text, (character) => character.codePointAt(0) ?? 0);
}

function hex(points: readonly number[]): string {
  return points.map((point) => point.toString(16).toUpperCase().padStart(4, '0')).join('+');
}
