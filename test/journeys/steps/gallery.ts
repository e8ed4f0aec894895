import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { isPart } from '#testing';
import { findings } from './findings.js';

const ARTIFACTS = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/** Looks of a journey of which a bare `npm test` takes one: pictures and axe cost more than the rest of a journey. */
const EVERY = 4;

/** Looks at pages as people do: in both themes, for the eye (a picture in `test/artifacts`) and with axe. */
export class Gallery {
  readonly #seen = new Set<string>();

  readonly #folder: string;

  constructor(journey: string) {
    this.#folder = join(ARTIFACTS, journey);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Where the picture of this name goes; the numbers tell the order. */
  path(name: string): string {
    this.#seen.add(name);
    const number = String([...this.#seen].indexOf(name) + 1).padStart(2, '0');
    return join(this.#folder, `${number}-${name}.png`);
  }

  /** Keeps a picture of the page in both themes; the first of a name is judged by axe, and must be without fault. */
  async look(page: Page, name: string): Promise<void> {
    const isNew = !this.#seen.has(name);
    const path = this.path(name);
    if (!isPart([...this.#seen].indexOf(name), EVERY)) return;
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.screenshot({
        path: path.replace('.png', `-${theme}.png`),
        fullPage: true,
        animations: 'disabled',
      });
      if (!isNew) continue;
      // The markup is the same in both themes, so the second look is at what colours can do wrong.
      const faults = await findings(page, theme === 'dark' ? ['color-contrast'] : undefined);
      if (faults.length > 0) throw new Error(`${name} (${theme}) is not accessible: ${faults.join('\n')}`);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
}
