import type { BrowserContext, Page } from 'playwright-core';

/** A person's phone: the page in DingTalk or in its ordinary browser. */
export class Phone {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Scans: opens the address that the camera read. */
  async scan(address: string): Promise<void> {
    await this.page.goto(address);
  }

  /** Scans, and waits for the confirmation page. */
  async scanAndRead(address: string): Promise<void> {
    await this.scan(address);
    await this.reads('Is this you, logging on?');
  }

  /** Scans, confirms, and waits until the phone shows success. */
  async approve(address: string): Promise<void> {
    await this.scanAndRead(address);
    await this.press('Confirm');
    await this.reads('Confirmed');
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Waits until the page's main heading says this. */
  async reads(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }

  /** The page's visible text. */
  text(): Promise<string> {
    return this.page.locator('main').innerText();
  }
}
