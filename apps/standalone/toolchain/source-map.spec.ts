import { SourceMap, type SourceMapPayload, type SourceMapping } from 'node:module';
import { resolve } from 'node:path';
import { decode, encode } from '@jridgewell/sourcemap-codec';
import { transform } from 'esbuild';

/** The exports of `source-map.mjs`, which is plain JavaScript. */
const { ownLines } = (await import(resolve('apps/standalone/toolchain/source-map.mjs'))) as {
  ownLines: (text: string) => Promise<string>;
};

const SOURCE = `
export function first(given) {
  const doubled = given * 2; const more = doubled + 1;
  throw new Error(String(more));
}
export const second = () => first(3);
`;

describe('the source map of a pack', () => {
  it('gives the source line of each place, with fewer mappings', async () => {
    const { code, map } = await transform(SOURCE, {
      minifyWhitespace: true,
      sourcemap: true,
      sourcefile: 'own.ts',
    });
    const own = await ownLines(map);
    for (let column = 0; column < code.indexOf('\n'); column += 1)
      expect([column, originIn(own, column).originalLine]).toEqual([
        column,
        originIn(map, column).originalLine,
      ]);
    expect(placesIn(own)).toBeLessThan(placesIn(map) / 2);
    expect(JSON.parse(own)).toMatchObject({ names: [] });
  });

  it('does not map code of a package to our line before it', async () => {
    const map = {
      version: 3,
      sources: ['../own.ts', '../node_modules/some/index.js'],
      names: [],
      mappings: encode([
        [
          [0, 0, 0, 0],
          [4, 0, 1, 0],
          [9, 1, 0, 0],
          [12, 1, 2, 0],
          [20, 0, 2, 0],
        ],
      ]),
    };
    const own = await ownLines(JSON.stringify(map));
    expect([0, 5, 10, 15, 21].map((column) => originIn(own, column).originalSource)).toEqual([
      '../own.ts',
      '../own.ts',
      undefined,
      undefined,
      '../own.ts',
    ]);
  });
});

/** The source position of a column of the only line. */
function originIn(map: string, column: number): Partial<SourceMapping> {
  return new SourceMap(JSON.parse(map) as SourceMapPayload).findEntry(0, column);
}

function placesIn(map: string): number {
  return decode((JSON.parse(map) as SourceMapPayload).mappings).flat().length;
}
