import type { BrowserContext, Locator, Page } from 'playwright-core';
import type { TestClock } from '#testing';
import { readQr } from '../../harness/read-qr.js';

export type QrPicture =
  | 'created'
  | 'scanned'
  | 'confirmed'
  | 'denied'
  | 'expired'
  | 'conflict'
  | 'cancelled'
  | 'disabled'
  | 'limit'
  | 'wrong_address'
  | 'no_cookies'
  | 'logged_on';

/** A person's computer: one browser window at the portal. */
export class Desk {
  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly portal: string,
  ) {}

  /** Opens an address of the demo tenant, for example `logon`. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.portal}/t/demo/${path}`);
  }

  /** Opens the logon page and chooses the QR code there, like a person. */
  async askForCode(): Promise<string> {
    await this.open('logon?method=dingtalk-qr');
    return this.code();
  }

  /** Asks for a code on a page whose clock `outlive` can advance. */
  async askForCodeToOutlive(): Promise<string> {
    await this.page.clock.install();
    return this.askForCode();
  }

  /** Advances the page's clock until its code has expired: no event tells the page that no one has scanned. */
  async outlive(clock: TestClock): Promise<void> {
    clock.advance(121);
    await this.page.clock.fastForward(124_000);
  }

  /** The value of the displayed code, as a camera reads it. */
  async code(): Promise<string> {
    await this.shows('created');
    const source = await this.page.locator('img[data-code]').getAttribute('src');
    return readQr(decodeURIComponent(source ?? ''));
  }

  /** Waits until the display shows this. */
  async shows(picture: QrPicture): Promise<void> {
    await this.page.locator(`[data-qr][data-state="${picture}"]`).waitFor();
  }

  /** Waits until the display says this about the code, or about trouble on the phone. */
  async says(title: string): Promise<void> {
    await this.page
      .locator('.caption-title')
      .and(this.page.getByText(title, { exact: true }))
      .filter({ visible: true })
      .waitFor();
  }

  /** The number that the display shows after the scan. */
  async number(): Promise<string> {
    await this.shows('scanned');
    return (await this.page.locator('[data-number]').textContent()) ?? '';
  }

  /** Waits until the browser is at the portal's home, logged on as the person of this name. */
  async isHomeOf(name: string): Promise<void> {
    await this.page.getByRole('heading', { name: `Hello, ${name}` }).waitFor();
  }

  /** Fills in the password form on the page. */
  async givePassword(username: string, password: string): Promise<void> {
    await this.page.getByLabel('Username').fill(username);
    await this.page.getByLabel('Password').fill(password);
    await this.page.getByRole('button', { name: 'Log on' }).click();
  }

  async logOff(): Promise<void> {
    await this.page.getByRole('button', { name: 'Log off' }).click();
    await this.page.getByRole('heading', { name: 'You are logged off' }).waitFor();
  }

  /** Presses a button of the page. */
  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** Presses the button that adds a row to a form, and waits until the row has the focus. */
  async addRow(name: string): Promise<Locator> {
    await this.press(name);
    const row = this.page.locator('.row:focus-within');
    await row.waitFor();
    return row;
  }

  /** Follows a link, and waits for its page. */
  async follow(link: string, heading = link): Promise<void> {
    await this.page.getByRole('link', { name: link }).click();
    await this.reads(heading);
  }

  /** Waits until the page's main heading says this. */
  async reads(heading: string): Promise<void> {
    await this.page.getByRole('heading', { level: 1, name: heading }).waitFor();
  }
}
