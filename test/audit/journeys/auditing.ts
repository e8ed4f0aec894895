import { AcceptRestore } from '#audit';
import { until } from '#testing';
import { signedIn } from '../../security/scene/signed-in.js';
import type { Journey } from '../stage.js';
import { ask, basedOn } from './ask.js';

const LOG = '/api/admin/audit';

/** Acts of people who look after the log. */
export const AUDITING: Readonly<Record<string, Journey>> = {
  'reads the log beyond the first page of today': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    await browser.getJson(`${LOG}/records`);
    await browser.getJson(`${LOG}/records?outcome=refused`);
  },
  'verifies the log': async ({ product }) => {
    await ask(await signedIn(product, 'auditor'), 'POST', 'audit/verify', {});
  },
  'exports the log and fetches the file': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    const order = { format: 'csv', filter: { outcome: 'refused' } };
    const { id } = (await ask(browser, 'POST', 'audit/exports', order)).json<{ id: string }>();
    await browser.getJson(`${LOG}/exports/${id}/file`);
    // The file does not wait for the note of its end, so the test does.
    await until(async () => (await browser.getJson(`${LOG}/exports/${id}/manifest`)).status === 200);
  },
  'decides how long the log is kept, and holds it': async ({ product }) => {
    const browser = await signedIn(product, 'admin');
    const shown = await ask(browser, 'GET', 'audit/retention');
    await ask(browser, 'PUT', 'audit/retention', { retentionDays: 90 }, basedOn(shown));
    await ask(browser, 'POST', 'audit/retention/hold', { reason: 'Case 7' });
    const released = await ask(browser, 'POST', 'audit/retention/hold/release', { reason: 'It is closed' });
    await ask(browser, 'PUT', 'audit/retention', { retentionDays: null }, basedOn(released));
  },
  'accepts, as the operator, that a restore has lost records': async (stage) => {
    await stage.operate(AcceptRestore, (acceptRestore) =>
      acceptRestore.execute(stage.product.tenantId, { reason: 'The disk failed' }),
    );
  },
  'tries to decide about the log as an auditor': async ({ product }) => {
    const browser = await signedIn(product, 'auditor');
    await browser.sendJson('PUT', `${LOG}/retention`, { retentionDays: 30 });
  },
};
