import type { Agent, Answer } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { signedIn } from '../../security/scene/signed-in.js';

/** The admin API for a person who is logged on in a browser. Paths start below `/api/admin`. */
export class AdminApi {
  constructor(readonly browser: Agent) {}

  /** Logs on by password. */
  static async of(product: Product, username: string, slug = 'demo'): Promise<AdminApi> {
    return new AdminApi(await signedIn(product, username, slug));
  }

  get(path: string): Promise<Answer> {
    return this.browser.getJson(`/api/admin/${path}`);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.browser.sendJson('POST', `/api/admin/${path}`, body);
  }

  /** @param revision the ETag that the change is based on, if one is needed */
  put(path: string, body: unknown, revision?: string): Promise<Answer> {
    return this.browser.sendJson(
      'PUT',
      `/api/admin/${path}`,
      body,
      revision === undefined ? {} : { 'if-match': revision },
    );
  }

  /** @param revision the ETag that the change is based on */
  patch(path: string, body: unknown, revision: string): Promise<Answer> {
    return this.browser.sendJson('PATCH', `/api/admin/${path}`, body, { 'if-match': revision });
  }

  postCsv(path: string, csv: string | Uint8Array): Promise<Answer> {
    return this.browser.sendJson('POST', `/api/admin/${path}`, csv, { 'content-type': 'text/csv' });
  }
}

/** Status and code of a response, such as `409 accounts.last_owner`; without a code on success. */
export function outcomeOf(answer: Answer): string {
  if (answer.status < 400) return String(answer.status);
  return `${String(answer.status)} ${answer.json<{ code: string }>().code}`;
}
