import { setTimeout as pause } from 'node:timers/promises';
import { AdminApi } from '../../admin/scene/admin-api.js';
import type { Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { make } from '../../security/scene/api-tokens.js';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Milliseconds in which a token's rate must let a request through. */
const PATIENCE = 10_000;

type Headers = Readonly<Record<string, string>>;

/** What the answers of SCIM have in common. */
export interface Sent extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/** A page of them. */
export interface Listed {
  readonly totalResults: number;
  readonly Resources: readonly Sent[];
}

/** A program that provisions people, by the token of a client. Paths begin below `/scim/v2`. */
export class ScimClient {
  constructor(
    private readonly product: Product,
    readonly token: string,
  ) {}

  /** A new one, whose token somebody makes who is logged on. */
  static async of(
    product: Product,
    name: string,
    { by = 'admin', tenant = 'demo', permissions = ['scim.manage'] } = {},
  ) {
    const owner = await AdminApi.of(product, by, tenant);
    return new ScimClient(product, (await make(owner, { name, permissions })).token);
  }

  get(path: string, headers: Headers = {}): Promise<Answer> {
    return this.send('GET', path, undefined, headers);
  }

  post(path: string, body: unknown, headers: Headers = {}): Promise<Answer> {
    return this.send('POST', path, body, headers);
  }

  /** Changes something by operations, as they are. */
  patch(path: string, operations: readonly object[], headers: Headers = {}): Promise<Answer> {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
    return this.send('PATCH', path, body, headers);
  }

  /** Waits when it is told to, as a token has a rate and a spec asks faster than that. */
  async send(method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> {
    const own = { accept: 'application/scim+json', authorization: `Bearer ${this.token}` };
    const type = body === undefined ? {} : { 'content-type': 'application/scim+json; charset=utf-8' };
    const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
    const ask = () =>
      newBrowser(this.product).send(method, `/scim/v2/${path}`, { ...own, ...type, ...headers }, text);
    const deadline = performance.now() + PATIENCE;
    for (;;) {
      const answer = await ask();
      if (answer.status !== 429 || performance.now() > deadline) return answer;
      await pause(1_000 * Number(answer.headers.get('retry-after')));
    }
  }

  /** Makes somebody, and gives what is answered. */
  async made(fields: object): Promise<Sent> {
    const answer = await this.post('Users', { schemas: [USER], ...fields });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.json<Sent>();
  }

  /** The ids of those whom a filter finds. */
  async found(filter: string, kind = 'Users'): Promise<readonly string[]> {
    const answer = await this.get(`${kind}?filter=${encodeURIComponent(filter)}`);
    expect([filter, answer.status, answer.text]).toEqual([filter, 200, expect.anything()]);
    return answer.json<Listed>().Resources.map(({ id }) => id);
  }
}

/** Status and `scimType` of an answer: `400 invalidFilter`. */
export function scimOutcome(answer: Answer): string {
  const { scimType } = answer.text === '' ? { scimType: undefined } : answer.json<{ scimType?: string }>();
  return `${String(answer.status)}${scimType === undefined ? '' : ` ${scimType}`}`;
}
