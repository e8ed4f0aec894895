import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import type { AuditRecord } from '../document/audit-record.js';
import { hashOf, NO_HASH } from '../document/canonical-form.js';
import { auditScene, type AuditScene } from '../testing/scene.js';
import { AppendRecords } from './append-records.js';

function record(number: number): AuditRecord {
  return {
    id: newId(),
    occurredAt: new Date(),
    type: 'audit-spec.thing.happened',
    outcome: 'info',
    reason: null,
    actor: { kind: 'system' },
    targets: [],
    method: null,
    browser: null,
    phone: null,
    correlationId: 'spec',
    causationId: null,
    detail: { number },
  };
}

describe('several workers on one chain', () => {
  let scene: AuditScene;

  beforeAll(async () => {
    scene = await auditScene(3);
  });
  afterAll(() => scene.close());

  /** Appends with one of the workers; `fails` rolls everything back at the end. */
  function append(
    tenantId: string,
    worker: number,
    numbers: readonly number[],
    fails = false,
  ): Promise<void> {
    const { app } = scene.workers[worker % scene.workers.length] ?? {};
    if (app === undefined) throw new Error('No worker');
    return app.get(UnitOfWork).run(tenantId, async (transaction) => {
      await app.get(AppendRecords).append(transaction, numbers.map(record));
      if (fails) throw new Error('rolled back');
    });
  }

  it('L3: chain records without a gap, a duplicate or a fork, even when transactions are rolled back', async () => {
    const [busy, other] = [newId(), newId()];
    const work = Array.from({ length: 60 }, (_, index) =>
      append(index % 4 === 3 ? other : busy, index, [index, index + 1_000], index % 7 === 0),
    );
    const outcomes = await Promise.allSettled(work);
    const failures = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [String(outcome.reason)] : [],
    );
    expect(new Set(failures)).toEqual(new Set(['Error: rolled back']));
    for (const tenantId of [busy, other]) {
      const records = await scene.records(tenantId);
      const numbers = Array.from({ length: 60 }, (_, index) => index)
        .filter((index) => (index % 4 === 3 ? other : busy) === tenantId && index % 7 !== 0)
        .flatMap((index) => [index, index + 1_000]);
      expect(records.map(({ detail }) => Number(detail['number'])).toSorted((a, b) => a - b)).toEqual(
        numbers.toSorted((a, b) => a - b),
      );
      expect(records.map(({ sequence }) => sequence)).toEqual(records.map((_, index) => index + 1));
      for (const [index, document] of records.entries()) {
        expect(document.hash).toBe(hashOf(document));
        expect(document.previousHash).toBe(records[index - 1]?.hash ?? NO_HASH);
      }
    }
  });

  it('L3: return what was recorded, whatever people have typed', async () => {
    const tenantId = newId();
    const texts = [
      '\0NUL and \u0001control\u007f',
      `half a \ud83d character, and one that is cut: ${'x'.repeat(957)}\u{1f600}`,
      '=HYPERLINK("http://evil.test") \t\r\n , ; "quoted" \\ \u2028',
      '王小明 Ω é e\u0301 \ufeff',
    ];
    for (const [number, text] of texts.entries()) {
      await scene.publish(tenantId, {
        number,
        reason: text,
        text,
        __proto__: null,
        numbers: [-0, 1e21, 1e-7, 0.1],
      });
    }
    const records = await scene.settled(tenantId);
    expect(records).toHaveLength(texts.length);
    for (const document of records) expect(document.hash).toBe(hashOf(document));
  });
});
