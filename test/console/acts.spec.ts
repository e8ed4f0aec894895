import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../admin/scene/operations.js';

const folder = fileURLToPath(new URL('../journeys/', import.meta.url));

/** The acts that journeys answer for. Each file holds by itself that a browser did them: `itDidTheActs`. */
const walked: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith('.spec.ts'))
  .flatMap((name) =>
    Array.from(readFileSync(`${folder}${name}`, 'utf8').matchAll(/itDidTheActs\(([^)]*)\)/g)),
  )
  .flatMap(([, list = '']) => Array.from(list.matchAll(/'(\w+)'/g), ([, id = '']) => id));

const acts = OPERATIONS.filter(({ method }) => method !== 'GET').map(({ id }) => id);

describe('the acts of the console', () => {
  it('have each a journey in a real browser: every route of the admin API that changes something', () => {
    expect(acts.length).toBeGreaterThan(30);
    const missed = acts.filter((id) => !walked.includes(id));
    expect(missed.map((id) => `${id}: a journey does it, and names it in \`itDidTheActs\``)).toEqual([]);
  });

  it('are all that journeys answer for', () => {
    expect(walked.filter((id) => !acts.includes(id))).toEqual([]);
  });
});
