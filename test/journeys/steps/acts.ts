import type { BrowserContext } from 'playwright-core';
import { OPERATIONS } from '../../admin/scene/operations.js';

/** Every act of the console: the routes of the admin API that change something. */
export const ACTS = OPERATIONS.filter(({ method }) => method !== 'GET');

/** Acts that people did on pages, and that the server accepted. */
export class DoneActs {
  readonly #ids = new Set<string>();

  /** Records the acts of every page of this browser from now on. */
  follow(context: BrowserContext): void {
    context.on('response', (response) => {
      if (!response.ok()) return;
      const [method, { pathname }] = [response.request().method(), new URL(response.url())];
      const act = ACTS.find((one) => one.method === method && patternOf(one.path).test(pathname));
      if (act !== undefined) this.#ids.add(act.id);
    });
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[\\w-]+')}$`);
}

/**
 * Checks at the end of a file that its journeys did these acts, by operation id. `test/console/acts.spec.ts` reads these
 * lists: it fails if an act is in none of them.
 */
export function itDidTheActs(journey: () => { readonly acts: DoneActs }, ids: readonly string[]): void {
  it('The acts listed for these journeys were done on pages, and accepted', () => {
    expect(ids.filter((id) => !journey().acts.has(id))).toEqual([]);
  });
}
