import type { BrowserContext } from 'playwright-core';
import { OPERATIONS } from '../../admin/scene/operations.js';

/** Every act of the console: the routes of the admin API that change something. */
export const ACTS = OPERATIONS.filter(({ method }) => method !== 'GET');

/** The acts that people did on pages, and that the server accepted. */
export class DoneActs {
  readonly #ids = new Set<string>();

  /** Hears what every page of this browser does from now on. */
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
 * Holds at the end of a file that its journeys did these acts, by their operation ids. `test/console/acts.spec.ts` reads
 * these lists: it fails when an act is in none of them.
 */
export function itDidTheActs(town: () => { readonly acts: DoneActs }, ids: readonly string[]): void {
  it('The acts that these journeys answer for were done on pages, and accepted', () => {
    expect(ids.filter((id) => !town().acts.has(id))).toEqual([]);
  });
}
