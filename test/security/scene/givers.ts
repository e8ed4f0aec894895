import type { Type } from '@nestjs/common';
import { CreateAccount, SetRole, UpdateAccount, type Authority, type Role } from '#accounts';
import { SetPassword } from '#authenticators';
import { CreateAttachLink } from '#binding';
import type { Agent, Answer } from '../../harness/agent.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { actingAs } from './acting-as.js';
import { newBrowser } from './agents.js';
import { newPerson, started } from './attaching.js';
import { useCase } from './use-case.js';

export interface Person {
  readonly id: string;
  readonly username: string;
}

/** Accounts, and credentials that people of other roles give to them, without HTTP. */
export class Givers {
  #count = 0;

  constructor(private readonly product: () => Product) {}

  async person(role: Role, email?: string): Promise<Person> {
    const username = `person-${String((this.#count += 1))}`;
    const input = { username, displayName: username, role, ...(email === undefined ? {} : { email }) };
    const { id } = await this.use(CreateAccount).execute(this.tenantId, input);
    return { id, username };
  }

  /** The account of a person with this authority, who gives something; null: the operator. */
  async maker(authority: Authority): Promise<string | null> {
    return authority === 'operator' ? null : (await this.person(authority)).id;
  }

  async setRole(id: string, role: Role, vouch = false): Promise<void> {
    await this.use(SetRole).execute(this.tenantId, id, role, { vouch });
  }

  async setPassword(maker: string | null, { id }: Person): Promise<void> {
    await actingAs(maker, () => this.use(SetPassword).execute(this.tenantId, id, PASSWORD));
  }

  /** Gives the path of an attach link. */
  async giveLink(maker: string | null, { username }: Person): Promise<string> {
    const request = {
      username,
      reason: 'test',
      validHours: 1,
      ...(maker === null ? {} : { createdBy: maker }),
    };
    const { url } = await actingAs(maker, () => this.use(CreateAttachLink).execute(this.tenantId, request));
    return new URL(url).pathname;
  }

  /** Sets the account's email address, and gives it. */
  async writeDownAddress(maker: string | null, { id, username }: Person): Promise<string> {
    const email = `${username}@demo.test`;
    const [row] = await this.product().sql<{ at: Date }>(
      'select updated_at as at from accounts.account where id = $1',
      [id],
    );
    const revision = String(row?.at.getTime());
    await actingAs(maker, () => this.use(UpdateAccount).execute(this.tenantId, id, { email }, revision));
    return email;
  }

  /** A DingTalk person without a linked account. */
  identity(): string {
    return newPerson(this.product(), `identity-${String((this.#count += 1))}`);
  }

  /** A browser that has claimed a link, on the attachment page with an identity that has no linked account. */
  async readyToAttach(path: string, identity = this.identity()): Promise<Agent> {
    const browser = newBrowser(this.product());
    await claim(browser, path);
    return started(this.product(), identity, browser);
  }

  private get tenantId(): string {
    return this.product().tenantId;
  }

  private use<T>(type: Type<T>): T {
    return useCase(this.product(), type);
  }
}

/** Opens a link and claims it for this browser. */
export async function claim(browser: Agent, path: string): Promise<Answer> {
  await browser.get(path);
  return browser.post(path);
}
