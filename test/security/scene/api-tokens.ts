import { outcomeOf, type AdminApi } from '../../admin/scene/admin-api.js';
import type { Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from './agents.js';
import { newNetwork } from './networks.js';

/** A token with what it is known by. */
export interface Made {
  readonly id: string;
  readonly token: string;
}

/** Makes a personal access token of whoever is logged on, which reads the log unless something else is said. */
export async function make(api: AdminApi, fields: object = {}): Promise<Made> {
  const body = { name: 'Backup', permissions: ['audit.read'], ...fields };
  const answer = await api.post('me/api-tokens', body);
  expect(outcomeOf(answer)).toBe('201');
  return answer.json<Made>();
}

/** A program that sends nothing but what it is told: no cookie, no Origin, no anti-CSRF value. Paths begin below `/api/admin`. */
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
