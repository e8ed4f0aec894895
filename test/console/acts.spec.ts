import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../admin/scene/operations.js';

const folder = fileURLToPath(new URL('../journeys/', import.meta.url));

/** Acts listed for journeys. Each file itself checks that a browser did them: `itDidTheActs`. */
const walked: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) =>
    Array.from(readFileSync(`${folder}${name}`, 'utf8').matchAll(/itDidTheActs\(([^)]*)\)/g)),
  )
  .flatMap(([, list = '']) => Array.from(list.matchAll(/'(\w+)'/g), ([, id = '']) => id));

const acts = OPERATIONS.filter(({ method }) => method !== 'GET').map(({ id }) => id);

describe('the acts of the console', () => {
  it('each have a journey in a real browser: every route of the admin API that changes something', () => {
    expect(acts.length).toBeGreaterThan(30);
    const missed = acts.filter((id) => !walked.includes(id));
    expect(missed.map((id) => `${id}: a journey does it, and names it in \`itDidTheActs\``)).toEqual([]);
  });

  it('are the only acts that journeys list', () => {
    expect(walked.filter((id) => !acts.includes(id))).toEqual([]);
  });
});
