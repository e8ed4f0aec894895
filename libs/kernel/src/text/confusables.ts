import { readFileSync } from 'node:fs';

let table: ReadonlyMap<string, string> | undefined;

/**
 * The skeleton of a text (UTS #39, 4): two texts look alike when their skeletons are the same. It is for comparing only; nobody
 * could read it.
 */
export function skeletonOf(text: string): string {
  table ??= readTable();
  let skeleton = '';
  for (const character of text.normalize('NFD').replaceAll(/\p{DI}/gu, '')) {
    skeleton += table.get(character) ?? character;
  }
  return skeleton.normalize('NFD');
}

/** Read when it is needed first: most processes never look at a username that is new. */
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
