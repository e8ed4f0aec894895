import type { Page } from 'playwright-core';

/** Chooses from a drop-down list with the keyboard: its label covers it for Playwright's mouse. */
export async function choose(page: Page, list: string, option: string): Promise<void> {
  await page.getByRole('combobox', { name: list, exact: true }).press('Enter');
  await page.getByRole('option', { name: option, exact: true }).click();
}
