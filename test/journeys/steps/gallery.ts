import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { axeViolations } from './axe-violations.js';

const ARTIFACTS = fileURLToPath(new URL('../../artifacts/', import.meta.url));

/** One of this many looks in a journey is checked: axe takes longer than the rest, and `npm run photograph` checks every page. */
const EVERY = 4;

/** Milliseconds within which all movement on a page has ended. */
const AT_REST_WITHIN = 3_000;

const TAKES_PICTURES = process.env['TEST_PICTURES'] === '1';

/**
 * Looks at pages in both themes with axe: at one name in `EVERY`, once. With `TEST_PICTURES=1`, it checks every name and saves
 * pictures (`test/artifacts/<journey>`).
 */
export class Gallery {
  readonly #looks = new Set<string>();

  readonly #pictures = new Set<string>();

  readonly #folder: string;

  constructor(journey: string) {
    this.#folder = join(ARTIFACTS, journey);
    rmSync(this.#folder, { recursive: true, force: true });
    mkdirSync(this.#folder, { recursive: true });
  }

  /** Only saves a picture, where axe cannot run. */
  async picture(page: Page, name: string): Promise<void> {
    const number = String(this.numberOf(name)).padStart(2, '0');
    const path = join(this.#folder, `${number}-${name}.png`);
    if (TAKES_PICTURES) await page.screenshot({ path, fullPage: true, animations: 'disabled' });
  }

  async look(page: Page, name: string): Promise<void> {
    const isJudged = !this.#looks.has(name) && (TAKES_PICTURES || this.#looks.size % EVERY === 0);
    this.#looks.add(name);
    if (!isJudged && !TAKES_PICTURES) return;
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await this.picture(page, `${name}-${theme}`);
      if (!isJudged) continue;
      // The markup is the same in both themes, so the second look only checks colours.
      const faults = await faultsOf(page, theme === 'dark' ? ['color-contrast'] : undefined);
      if (faults.length > 0) throw new Error(`${name} (${theme}) is not accessible: ${faults.join('\n')}`);
    }
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }

  private numberOf(name: string): number {
    this.#pictures.add(name);
    return [...this.#pictures].indexOf(name) + 1;
  }
}

/** An element that fades or changes colour could be checked in between: a finding counts if it is still there afterwards. */
async function faultsOf(page: Page, rules: readonly string[] | undefined): Promise<readonly string[]> {
  const deadline = performance.now() + AT_REST_WITHIN;
  for (;;) {
    await page.evaluate(finishAnimations);
    const faults = await axeViolations(page, rules);
    if (faults.length === 0 || performance.now() > deadline) return faults;
  }
}

/** Endless animations are not waited for. */
function finishAnimations(): void {
  for (const animation of document.getAnimations())
    if (Number.isFinite(Number(animation.effect?.getComputedTiming().endTime))) animation.finish();
}
