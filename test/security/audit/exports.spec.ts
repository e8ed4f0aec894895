import { createHash } from 'node:crypto';
import { SetRole } from '#accounts';
import { until } from '#testing';
import { fillLog } from '../../bench/audit/fill-log.mjs';
import type { Agent } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { secondTenant } from '../scene/second-tenant.js';
import { signedIn } from '../scene/signed-in.js';
import { auditRow, count, untilDelivered } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const PATH = '/api/admin/audit/exports';

/** More than fits in the buffers between PostgreSQL and a client that stops reading. */
const RECORDS = 12_000;

interface Export {
  readonly id: string;
  readonly state: string;
  readonly records: number;
  readonly createdBy: string;
}

const product = useProduct();
let auditor: Agent;

beforeAll(async () => {
  auditor = await signedIn(product(), 'auditor');
  await untilDelivered(product());
  const { tenantId, ownerUrl } = product();
  await fillLog(ownerUrl, { tenantId, count: RECORDS, days: 20 });
});

async function order(format: string, filter: object = {}): Promise<Export> {
  const answer = await auditor.postJson(PATH, { format, filter });
  expect(answer.status).toBe(201);
  return answer.json<Export>();
}

describe('an export over HTTP', () => {
  it('L4: holds what the search finds by the same filter, and its manifest proves it', async () => {
    const [one] = await product().sql<{ actor: string; ip: string; target: string }>(
      `select actor_id as actor, browser_ip as ip, targets -> 0 ->> 'id' as target from audit.record
       where actor_id is not null and browser_ip is not null limit 1`,
    );
    const filters: readonly Readonly<Record<string, string>>[] = [
      { outcome: 'refused' },
      { type: 'logon.logon.completed', method: 'password' },
      { actor: one?.actor ?? '' },
      { target: one?.target ?? '' },
      { ip: one?.ip ?? '' },
      // Until now: the request for these words is recorded, too.
      { text: 'Firefox refused', to: new Date().toISOString() },
      { from: new Date(Date.now() - 36 * 3_600_000).toISOString(), to: new Date().toISOString() },
    ];
    for (const filter of filters) {
      const query = new URLSearchParams(filter).toString();
      const found = await auditor.getJson(`/api/admin/audit/records/count?${query}`);
      const { id, records, state } = await order('jsonl', filter);
      expect([filter, { count: records, isExact: true }]).toEqual([filter, found.json()]);
      expect(state).toBe('ready');
      const file = await auditor.getJson(`${PATH}/${id}/file`);
      expect(file.text.split('\n')).toHaveLength(records + 1);
      const manifest = (await auditor.getJson(`${PATH}/${id}/manifest`)).json<{ readonly filter: object }>();
      expect(manifest).toMatchObject({ count: records, tenant: { slug: 'demo' }, format: 'jsonl' });
      expect(Object.keys(manifest.filter).sort()).toEqual(Object.keys(filter).sort());
      await auditor.sendJson('DELETE', `${PATH}/${id}`);
    }
  });

  it('L4: is a file to save, of a type that no browser opens in the page', async () => {
    const { id } = await order('csv', { outcome: 'refused' });
    const { status, headers } = await auditor.getJson(`${PATH}/${id}/file`);
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-\d{8}-[0-9a-f]{8}\.csv"$/,
    );
    expect(headers.get('content-type')).toMatch(/^text\/csv; charset=utf-8/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('L4: for Excel begins with a byte order mark, which the manifest covers, and verifies offline', async () => {
    const { id } = await order('csv-excel', { outcome: 'refused' });
    const address = new URL(`${PATH}/${id}/file`, auditor.baseUrl);
    const file = await fetch(address, { headers: auditor.headers() });
    // As bytes: reading text removes the mark.
    const bytes = Buffer.from(await file.arrayBuffer());
    const manifest = (await auditor.getJson(`${PATH}/${id}/manifest`)).json<{
      sha256: string;
      bytes: number;
    }>();
    expect(bytes.subarray(0, 10).toString('hex')).toBe(`efbbbf${Buffer.from('version').toString('hex')}`);
    expect(manifest).toMatchObject({ format: 'csv-excel', bytes: bytes.length });
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.sha256);
  });

  it('L4: is for the auditor and not for the help desk; each step is recorded with its actor', async () => {
    const desk = await newAccount(product(), 'desk');
    await useCase(product(), SetRole).execute(product().tenantId, desk, 'helpdesk');
    const helpdesk = await signedIn(product(), 'desk');
    const { id, createdBy } = await order('ocsf', { outcome: 'refused' });
    expect((await helpdesk.postJson(PATH, { format: 'csv' })).status).toBe(403);
    for (const path of [PATH, `${PATH}/${id}`, `${PATH}/${id}/file`, `${PATH}/${id}/manifest`])
      expect([path, (await helpdesk.getJson(path)).status]).toEqual([path, 403]);
    expect((await helpdesk.sendJson('DELETE', `${PATH}/${id}`)).status).toBe(403);
    await auditor.getJson(`${PATH}/${id}/file`);
    expect((await auditor.sendJson('DELETE', `${PATH}/${id}`)).status).toBe(204);
    expect((await auditor.getJson(`${PATH}/${id}/file`)).status).toBe(410);
    for (const step of ['created', 'downloaded', 'completed', 'cancelled']) {
      expect(await auditRow(product(), `audit.export.${step}`)).toMatchObject({ outcome: 'success' });
    }
    const [row] = await product().sql<{ actor_id: string }>(
      `select actor_id from audit.record where type = 'audit.export.downloaded' order by sequence desc limit 1`,
    );
    expect(row?.actor_id).toBe(createdBy);
  });

  it("P3: does not exist for another tenant's owner", async () => {
    const { id } = await order('csv', { outcome: 'refused' });
    await secondTenant(product());
    const stranger = await signedIn(product(), 'root', 'rival');
    for (const path of [`${PATH}/${id}`, `${PATH}/${id}/file`, `${PATH}/${id}/manifest`])
      expect([path, (await stranger.getJson(path)).status]).toEqual([path, 404]);
  });

  it('L4: frees its connection when a client breaks the download off', async () => {
    const { id } = await order('jsonl');
    const snapshots = () =>
      count(
        product(),
        'pg_stat_activity',
        `application_name = 'openeiam snapshot' and datname = current_database()`,
      );
    for (let round = 0; round < 5; round += 1) {
      const leave = new AbortController();
      const answer = await fetch(new URL(`${PATH}/${id}/file`, auditor.baseUrl), {
        headers: auditor.headers(),
        signal: leave.signal,
      });
      expect(answer.status).toBe(200);
      await answer.body?.getReader().read();
      leave.abort();
    }
    await until(async () => (await snapshots()) === 0);
    expect((await auditor.getJson(`${PATH}/${id}/file`)).text.split('\n').length).toBeGreaterThan(RECORDS);
  });
});
