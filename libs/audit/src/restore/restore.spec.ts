import { UnitOfWork } from '#database';
import { ListCheckpoints } from '../checkpoints/list-checkpoints.js';
import type { Checkpoint } from '../document/checkpoint.js';
import { writtenLog, type WrittenLog } from '../testing/written-log.js';
import { VerifyLog } from '../verification/verify-log.js';
import { DeclareRestore } from './declare-restore.js';

let log: WrittenLog;
/** What somebody else keeps of the log: checkpoints at 4 and 8. */
let kept: readonly Checkpoint[];

const get = <T>(type: abstract new (...args: never[]) => T): T =>
  log.feature.app.get(type, { strict: false });

const checkpoints = async (): Promise<readonly Checkpoint[]> =>
  [...(await get(ListCheckpoints).execute(log.tenantId, 10))].reverse();

/** Four records, of which there is a backup; four more, and what is kept elsewhere; then the backup is restored. */
beforeEach(async () => {
  log = await writtenLog();
  await log.append(4);
  await log.checkpoint();
  await log.remember();
  await log.append(4);
  await log.checkpoint();
  kept = await checkpoints();
  await log.restore();
});
afterEach(() => log.close());

const declare = (): Promise<unknown> => get(DeclareRestore).execute(log.tenantId, 'The disk was lost');

async function verified(more: readonly Checkpoint[] = []) {
  return get(VerifyLog).execute(log.tenantId, { kept: [...kept, ...more] });
}

describe('a restore of a backup', () => {
  it('L3: that nobody declares is told from nothing else: what was kept elsewhere says that the end is missing', async () => {
    expect(await verified()).toMatchObject({
      intact: false,
      firstBadSequence: 5,
      problem: { code: 'truncated' },
    });
  });

  it('L3: that was declared excuses what was lost by it, and is told by every verification', async () => {
    await declare();
    const restores = [{ restoredAt: expect.any(String), sequence: 4, lostTo: 8 }];
    expect(await verified()).toMatchObject({ intact: true, end: 4, restores });
    await log.append(6); // the log grows past what was lost, and other records have those numbers now
    expect(await verified()).toMatchObject({ intact: true, end: 10, restores });
  });

  it('L3: excuses nothing that was cut off or replaced afterwards', async () => {
    await declare();
    await log.append(3);
    await log.checkpoint();
    const news = (await checkpoints()).filter(({ sequence }) => sequence > 4);
    expect(await verified(news)).toMatchObject({ intact: true, end: 7 });
    await log.owner('delete from audit.record where sequence > 6');
    await log.owner('delete from audit.checkpoint where sequence > 6');
    await log.owner(
      'update audit.chain set last_sequence = 6, last_hash = (select hash from audit.record where sequence = 6)',
    );
    expect(await verified(news)).toMatchObject({ intact: false, firstBadSequence: 7 });
  });

  it('L3: excuses nothing that stood in the backup', async () => {
    await declare();
    await log.owner('update audit.record set hash = sha256(hash) where sequence = 4');
    expect(await verified()).toMatchObject({ intact: false });
    await log.owner(`update audit.checkpoint set hash = (select hash from audit.record where sequence = 4)`);
    expect(await verified()).toMatchObject({ intact: false });
  });

  it('L3: cannot be declared by the database alone, which does not have the key', async () => {
    await declare();
    for (const [column, value] of [
      ['sequence', '2'],
      ['restored_at', `restored_at + interval '1 day'`],
      ['signature', 'sha512(signature)'],
    ] as const) {
      await log.owner(`create table public.forged as select * from audit.restore`);
      await log.owner(`update audit.restore set ${column} = ${value}`);
      expect(await verified()).toMatchObject({ intact: false, problem: { code: 'checkpoint_forged' } });
      await log.owner('delete from audit.restore');
      await log.owner('insert into audit.restore select * from public.forged');
      await log.owner('drop table public.forged');
    }
    await log.owner('delete from audit.restore');
    expect(await verified()).toMatchObject({ intact: false, firstBadSequence: 5 });
  });

  it('is recorded with its reason, and kept for ever', async () => {
    await declare();
    const [event] = await log.owner('select payload from messaging.outbox where name = $1', [
      'audit.log.restored.v1',
    ]);
    expect(event).toEqual({ payload: { outcome: 'success', reason: 'The disk was lost', keptTo: 4 } });
    const change = (statement: string): Promise<unknown> => get(UnitOfWork).ask(log.tenantId, statement);
    for (const statement of ['delete from audit.restore', 'update audit.restore set sequence = 0'])
      await expect(change(statement)).rejects.toMatchObject({ code: '42501' });
    await expect(get(DeclareRestore).execute(log.tenantId, ' ')).rejects.toMatchObject({
      code: 'audit.restore.reason_invalid',
    });
  });
});
