import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey } from '../stage.js';

const LOG = '/api/admin/audit';

/** Sends JSON as the console does, and fails unless it is taken. */
async function ask<Answer>(
  browser: Agent,
  method: string,
  path: string,
  body: unknown = {},
): Promise<Answer> {
  const answer = await browser.sendJson(method, `${LOG}${path}`, body);
  if (answer.status >= 300) throw new Error(`${path}: ${String(answer.status)} ${answer.text}`);
  return answer.json<Answer>();
}

/** What those do who look after the log. */
export const AUDITING: Readonly<Record<string, Journey>> = {
  'reads the log beyond the first page of today': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    await browser.getJson(`${LOG}/records`);
    await browser.getJson(`${LOG}/records?outcome=refused`);
  },
  'verifies the log': async ({ product }) => {
    await ask(await signedIn(product, 'auditor'), 'POST', '/verify');
  },
  'exports the log and fetches the file': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    const order = { format: 'csv', filter: { outcome: 'refused' } };
    const { id } = await ask<{ id: string }>(browser, 'POST', '/exports', order);
    await browser.getJson(`${LOG}/exports/${id}/file`);
    // There is one when the end of the file has been noted, which the file does not wait for.
    await until(async () => (await browser.getJson(`${LOG}/exports/${id}/manifest`)).status === 200);
  },
  'decides how long the log is kept, and holds it': async ({ product }) => {
    const browser = await signedIn(product, 'admin');
    await ask(browser, 'PUT', '/retention', { retentionDays: 90 });
    await ask(browser, 'POST', '/retention/hold', { reason: 'Case 7' });
    await ask(browser, 'POST', '/retention/hold/release', { reason: 'Case 7 is closed' });
    await ask(browser, 'PUT', '/retention', { retentionDays: null });
  },
  'tries to decide about the log as an auditor': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    await browser.sendJson('PUT', `${LOG}/retention`, { retentionDays: 30 });
  },
};
