import { readFileSync } from 'node:fs';

let table: ReadonlyMap<string, string> | undefined;

/** The skeleton of a text (UTS #39, 4): two texts look alike when their skeletons are equal. For comparison only, not for display. */
export function skeletonOf(text: string): string {
  table ??= readTable();
  let skeleton = '';
  for (const character of text.normalize('NFD').replaceAll(/\p{DI}/gu, '')) {
    skeleton += table.get(character) ?? character;
  }
  return skeleton.normalize('NFD');
}

/** Loaded on first use: most processes never check a new username. */
function readTable(): ReadonlyMap<string, string> {
  const lines = readFileSync(new URL('./confusables.txt', import.meta.url), 'utf8').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .flatMap((line) => {
        const [prototype = '', ...sources] = line.split(' ').map(textOf);
        return sources.map((source) => [source, prototype] as const);
      }),
  );
}

function textOf(points: string): string {
  return String.fromCodePoint(...points.split('+').map((point) => Number.parseInt(point, 16)));
}
