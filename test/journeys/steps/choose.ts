import type { Page } from 'playwright-core';

/** Chooses in a list that unfolds, with the keyboard: its label lies over it for a mouse that is not a person's. */
export async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).press('Enter');
  await page.getByRole('option', { name: option, exact: true }).click();
}
