import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { DeliverCheckpoints } from '../checkpoints/deliver-checkpoints.js';
import { runDueJobs } from '#testing';
import { FoundedLogs } from '../testing/founded-logs.js';
import { AcceptRestore } from '../statements/accept-restore.js';
import { EndLog } from '../statements/end-log.js';
import { WatchLogs } from './watch-logs.js';

const HOUR = 3_600;
const folder = mkdtempSync(join(tmpdir(), 'openeiam-watch-'));
const file = join(folder, 'checkpoints.jsonl');

let logs: FoundedLogs;
let acme: string;

/** Ten records with checkpoints at 4 and 8, which are delivered, and the database in its state at 4. */
beforeAll(async () => {
  logs = await FoundedLogs.open({
    environment: {
      AUDIT_CHECKPOINT_FILE: file,
      AUDIT_CHECKPOINT_MAIL: 'auditors@spec.test',
      SMTP_URL: 'smtp://127.0.0.1:9',
    },
  });
  acme = await logs.found('acme');
  await logs.append(acme, 3);
  await logs.checkpoint(acme);
  await runDueJobs(logs.feature.app, DeliverCheckpoints);
  await logs.dump('earlier');
  await logs.append(acme, 4);
  await logs.checkpoint(acme);
  await runDueJobs(logs.feature.app, DeliverCheckpoints);
  await logs.append(acme, 2);
  await logs.dump('now');
  logs.feature.clock.advance(HOUR);
});
afterAll(async () => {
  await logs.close();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(async () => {
  await logs.restore('now');
  await logs.owner('delete from audit.watch');
  await logs.owner(`delete from messaging.outbox where name like 'audit.log.%'`);
  await logs.owner('delete from mail.outgoing');
});

/** Runs the watch, as if its last run were long ago. */
async function look(): Promise<void> {
  await logs.owner(
    `update audit.watch set looked_at = looked_at - interval '2 hours', round_began_at = round_began_at - interval '2 days'`,
  );
  await logs.get(WatchLogs).run(new AbortController().signal);
}

const findings = () =>
  logs.owner<{ code: string | null; sequence: number | null; walked: number | null }>(
    `select code, sequence::int, walked_to::int as walked from audit.watch order by code`,
  );
const told = () =>
  logs.owner<{ name: string; reason: string | null }>(
    `select name, payload ->> 'reason' as reason from messaging.outbox
     where name in ('audit.log.doubted.v1', 'audit.log.trusted.v1') order by position`,
  );
const mails = () => logs.owner(`select kind from mail.outgoing where kind = 'audit.alarm'`);

describe('the watch of the logs', () => {
  it('L3: finds no problem in an unchanged log, and checks it once an hour', async () => {
    await look();
    expect(await findings()).toEqual([{ code: null, sequence: null, walked: null }]);
    const before = await logs.owner('select looked_at from audit.watch');
    await logs.get(WatchLogs).run(new AbortController().signal);
    expect(await logs.owner('select looked_at from audit.watch')).toEqual(before);
    expect(await told()).toEqual([]);
  });

  it('L3: finds a changed record, reports it once, to the log and by mail, and reports when the log is intact again', async () => {
    await look();
    await logs.owner(`update audit.record set reason = 'forged' where tenant_id = $1 and sequence = 6`, [
      acme,
    ]);
    await look();
    await look();
    expect(await findings()).toEqual([{ code: 'changed', sequence: 6, walked: 0 }]);
    expect(await told()).toEqual([{ name: 'audit.log.doubted.v1', reason: 'audit.changed' }]);
    expect(await mails()).toHaveLength(1);
    await logs.restore('now');
    await look();
    expect(await findings()).toEqual([{ code: null, sequence: null, walked: null }]);
    expect(await told()).toMatchObject([{}, { name: 'audit.log.trusted.v1' }]);
  });

  it('L3: finds by the checkpoint file that the whole database was set back, until that is accepted', async () => {
    await logs.restore('earlier');
    await look();
    expect(await findings()).toMatchObject([{ code: 'truncated', sequence: 5 }]);
    await logs.get(AcceptRestore).execute(acme, { reason: 'The disk failed' });
    await look();
    expect(await findings()).toMatchObject([{ code: null }]);
  });

  it('L3: reports a log without any rows, and a missing tenant', async () => {
    for (const table of ['record', 'chain', 'checkpoint', 'statement', 'policy'])
      await logs.owner(`delete from audit.${table}`);
    const other = newId();
    const line = readFileSync(file, 'utf8').split('\n')[0] ?? '';
    appendFileSync(file, `${line.replace(acme, other)}\n`);
    await look();
    expect(await findings()).toMatchObject([{ code: 'log_missing' }, { code: 'not_anchored' }]);
    expect(await told()).toMatchObject([{ reason: 'audit.not_anchored' }]);
    expect(await mails()).toHaveLength(1);
  });

  it('L3: does not report a deleted tenant, unless only the database says that it was deleted', async () => {
    const gone = await logs.found('gone');
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    appendFileSync(file, `${line.replace(acme, gone)}\n`);
    const exported = { sha256: '0'.repeat(64), count: 1, lastSequence: 1 };
    const document = await logs
      .get(UnitOfWork)
      .run(gone, (transaction) => logs.get(EndLog).executeIn(transaction, exported));
    const remove = async () => {
      for (const table of [
        'audit.record',
        'audit.chain',
        'audit.checkpoint',
        'audit.statement',
        'audit.policy',
      ])
        await logs.owner(`delete from ${table} where tenant_id = $1`, [gone]);
      await logs.owner(`delete from tenancy.tenant where id = $1`, [gone]);
      await look();
      return logs.owner('select code from audit.watch where tenant_id = $1', [gone]);
    };
    expect(await remove()).toEqual([]);
    await logs.owner('update audit.ended_log set document = $1', [{ ...document, sequence: 7 }]);
    expect(await remove()).toEqual([{ code: 'log_missing' }]);
    await logs.owner('delete from audit.ended_log');
  });

  it('L3: finds that checkpoints are missing from the file, although the database says that they were delivered', async () => {
    writeFileSync(file, `${readFileSync(file, 'utf8').split('\n')[0] ?? ''}\n`);
    await look();
    expect(await findings()).toMatchObject([{ code: 'kept_behind' }]);
  });
});
