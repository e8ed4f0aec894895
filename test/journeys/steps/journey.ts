import type { Browser, BrowserContextOptions } from 'playwright-core';
import { attachBridge, DINGTALK_USER_AGENT, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { TestClock } from '#testing';
import { openBrowser } from '../../harness/open-browser.js';
import { PASSWORD, startProduct, type Product, type ProductOptions } from '../../harness/start-product.js';
import { DoneActs } from './acts.js';
import { Administrator } from './administrator.js';
import { Desk } from './desk.js';
import { Gallery } from './gallery.js';
import { PATIENCE } from './patience.js';
import { Phone } from './phone.js';

/** Size of a common phone, in CSS pixels. */
const PHONE_SCREEN = { width: 390, height: 844 };

/** The product, a browser, and the people with their computers and phones: one for each spec file. */
export class Journey {
  #homes = 0;
  readonly administrator: Administrator;
  /** Acts on pages of the console. */
  readonly acts = new DoneActs();
  /** Password of every demo account. */
  readonly password = PASSWORD;

  private constructor(
    readonly product: Product,
    readonly clock: TestClock,
    readonly browser: Browser,
    readonly gallery: Gallery,
  ) {
    this.administrator = new Administrator(product);
  }

  static async open(name: string, options: Pick<ProductOptions, 'modules'> = {}): Promise<Journey> {
    const clock = new TestClock();
    const browser = await openBrowser();
    try {
      return new Journey(await startProduct({ ...options, clock }), clock, browser, new Gallery(name));
    } catch (error) {
      await browser.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.product.close();
  }

  /** Resets between tests: closes windows, ends faults. */
  async clear(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
    this.product.simulator.faults.clear();
    this.#homes += 1;
  }

  /** A computer, by default in the same network as the phones. */
  async desk(options: BrowserContextOptions = {}): Promise<Desk> {
    const context = await this.browser.newContext({
      locale: 'en-GB',
      reducedMotion: 'reduce',
      viewport: { width: 1280, height: 860 },
      extraHTTPHeaders: this.network(),
      ...options,
    });
    context.setDefaultTimeout(PATIENCE);
    this.acts.follow(context);
    return new Desk(context, await context.newPage(), this.product.url);
  }

  /** The DingTalk app on a person's phone. */
  async phone(person: string, options: BrowserContextOptions = {}): Promise<Phone> {
    const phone = await this.hand(DINGTALK_USER_AGENT, options);
    await attachBridge(phone.context, this.product.simulator, person);
    return phone;
  }

  /** The ordinary browser of a phone. */
  hand(userAgent = PHONE_BROWSER_USER_AGENT, options: BrowserContextOptions = {}): Promise<Phone> {
    return this.desk({ userAgent, viewport: PHONE_SCREEN, hasTouch: true, ...options }).then(
      ({ context, page }) => new Phone(context, page),
    );
  }

  /** All people of a test are in one network, and each test has another one, so that rate limits start anew. */
  private network(): Record<string, string> {
    return { 'x-forwarded-for': `192.168.${String(this.#homes)}.7` };
  }
}
