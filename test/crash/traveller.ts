import { Agent, type Answer } from '../harness/agent.js';
import { confirm, phoneOf, redeem, scan, showQr } from '../harness/logon.js';
import { PASSWORD } from '../harness/start-product.js';
import type { Deployment } from '../harness/start-deployment.js';

/** The steps of a logon, and those of an attachment after it. */
export const STEPS = ['issue', 'scan', 'confirm', 'redeem', 'start', 'prove'] as const;

export type Step = (typeof STEPS)[number];

let homes = 0;

/** A person in the course of a logon, who can be stopped after every step. */
export class Traveller {
  readonly browser: Agent;
  readonly #phone: Agent;
  #code = '';
  #taken = 0;

  /** @param account account that the person attaches; undefined for a person who is linked */
  constructor(
    private readonly deployment: Deployment,
    private readonly person: string,
    private readonly account?: string,
  ) {
    homes += 1;
    const ip = `10.1.${String(homes)}.1`;
    this.browser = new Agent(deployment.url, { ip });
    this.#phone = phoneOf(deployment, { ip });
  }

  /** Continues until this step is done. */
  async until(last: Step): Promise<this> {
    while (this.#taken <= STEPS.indexOf(last)) await this.next();
    return this;
  }

  /** Continues to the end. */
  async finish(): Promise<void> {
    await this.until(this.account === undefined ? 'redeem' : 'prove');
  }

  /** Starts over, like a person who reads that it took too long. */
  async beginAgain(): Promise<void> {
    this.#taken = 0;
    await this.until('redeem');
  }

  /** Takes the next step. Throws, and does not count it, if it is refused. */
  async next(): Promise<void> {
    const step = STEPS[this.#taken] ?? 'prove';
    const answer = await this.take(step);
    const isTaken = answer.status === 200 || (answer.status === 303 && answer.location !== undefined);
    if (!isTaken) throw new Refused(`${this.person}: ${step} gave ${String(answer.status)} ${answer.text}`);
    this.#taken += 1;
  }

  /** Whether the browser is logged on. */
  async isHome(): Promise<boolean> {
    return (await this.browser.get('/t/demo/')).status === 200;
  }

  private async take(step: Step): Promise<Answer> {
    switch (step) {
      case 'issue':
        this.#code = await showQr(this.browser);
        return this.browser.get('/t/demo/logon?method=dingtalk-qr');
      case 'scan':
        return scan(this.deployment, this.#phone, this.person, this.#code);
      case 'confirm':
        return confirm(this.#phone, this.#code);
      case 'redeem':
        return redeem(this.browser);
      case 'start':
        await this.browser.get('/t/demo/attach');
        return this.browser.post('/t/demo/attach/start');
      case 'prove':
        await this.browser.get('/t/demo/attach/verify');
        return this.browser.post('/t/demo/attach/verify/password', {
          username: this.account ?? '',
          password: PASSWORD,
        });
    }
  }
}

/** The product answered with a refusal. */
export class Refused extends Error {}
