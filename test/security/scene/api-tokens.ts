import { outcomeOf, type AdminApi } from '../../admin/scene/admin-api.js';
import type { Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from './agents.js';
import { newNetwork } from './networks.js';

/** A token with its id. */
export interface Made {
  readonly id: string;
  readonly token: string;
}

/** Creates a personal access token of the logged-on person, which by default may read the log. */
export async function make(api: AdminApi, fields: object = {}): Promise<Made> {
  const body = { name: 'Backup', permissions: ['audit.read'], ...fields };
  const answer = await api.post('me/api-tokens', body);
  expect(outcomeOf(answer)).toBe('201');
  return answer.json<Made>();
}

/** Sends a request like a program: no cookie, Origin or anti-CSRF token unless given. Paths start below `/api/admin`. */
export function ask(
  product: Product,
  method: string,
  path: string,
  token: string,
  headers: Readonly<Record<string, string>> = {},
  body?: string,
): Promise<Answer> {
  const own = {
    accept: 'application/json',
    authorization: `Bearer ${token}`,
    'x-forwarded-for': newNetwork(),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return newBrowser(product).send(method, `/api/admin/${path}`, { ...own, ...headers }, body);
}

/** The id of an account of the demo tenant. */
export async function idOf(product: Product, username: string): Promise<string> {
  const [row] = await product.sql<{ id: string }>(
    'select id from accounts.account where tenant_id = $1 and username = $2',
    [product.tenantId, username],
  );
  return row?.id ?? '';
}
