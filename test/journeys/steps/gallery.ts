import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findings } from './findings.js';

const ARTIFACTS = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/** Looks at pages as people do: in both themes, for the eye (a picture in `test/artifacts`) and with axe. */
export class Gallery {
  readonly #seen = new Set<string>();

  constructor(private readonly journey: string) {}

  /** Keeps a picture of the page in both themes; the first of a name is judged by axe, and must be without fault. */
  async look(page: Page, name: string): Promise<void> {
    const folder = join(ARTIFACTS, this.journey);
    await mkdir(folder, { recursive: true });
    const isNew = !this.#seen.has(name);
    this.#seen.add(name);
    const number = String(this.#seen.size).padStart(2, '0');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await page.screenshot({ path: join(folder, `${number}-${name}-${theme}.png`), fullPage: true });
      if (!isNew) continue;
      // The markup is the same in both themes, so the second look is at what colours can do wrong.
      const faults = await findings(page, theme === 'dark' ? ['color-contrast'] : undefined);
      if (faults.length > 0) throw new Error(`${name} (${theme}) is not accessible: ${faults.join('\n')}`);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }
}
