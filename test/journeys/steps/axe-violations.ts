import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** Serious and critical findings of axe on the page in its present state. */
export async function axeViolations(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (only) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    const result = await runner.run(document, {
      resultTypes: ['violations'],
      ...(only === undefined ? {} : { runOnly: [...only] }),
    });
    return result.violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html ?? '' }));
  }, rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id}: ${html}`);
}
