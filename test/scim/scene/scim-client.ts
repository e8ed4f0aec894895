import { setTimeout as pause } from 'node:timers/promises';
import { AdminApi } from '../../admin/scene/admin-api.js';
import type { Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { make } from '../../security/scene/api-tokens.js';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Milliseconds within which a token's rate limit must admit a request. */
const PATIENCE = 10_000;

type Headers = Readonly<Record<string, string>>;

/** Common fields of SCIM responses. */
export interface Sent extends Readonly<Record<string, unknown>> {
  readonly id: string;
}

/** A page of resources. */
export interface Listed {
  readonly totalResults: number;
  readonly Resources: readonly Sent[];
}

/** A program that provisions people with a client's token. Paths start below `/scim/v2`. */
export class ScimClient {
  constructor(
    private readonly product: Product,
    readonly token: string,
  ) {}

  /** A new client, whose token a logged-on person creates. */
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

  /** Sends operations unchanged. */
  patch(path: string, operations: readonly object[], headers: Headers = {}): Promise<Answer> {
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
    return this.send('PATCH', path, body, headers);
  }

  /** Waits when told to, as a spec is faster than a token's rate limit. */
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

  /** Creates an account, and gives the response. */
  async made(fields: object): Promise<Sent> {
    const answer = await this.post('Users', { schemas: [USER], ...fields });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.json<Sent>();
  }

  /** The ids of the accounts that a filter finds. */
  async found(filter: string, kind = 'Users'): Promise<readonly string[]> {
    const answer = await this.get(`${kind}?filter=${encodeURIComponent(filter)}`);
    expect([filter, answer.status, answer.text]).toEqual([filter, 200, expect.anything()]);
    return answer.json<Listed>().Resources.map(({ id }) => id);
  }
}

/** Status and `scimType` of a response: `400 invalidFilter`. */
export function scimOutcome(answer: Answer): string {
  const { scimType } = answer.text === '' ? { scimType: undefined } : answer.json<{ scimType?: string }>();
  return `${String(answer.status)}${scimType === undefined ? '' : ` ${scimType}`}`;
}
