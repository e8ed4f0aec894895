import { sampleRecord } from '../../../../testing/sample-records';
import type { AuditRecord } from '../record-texts';
import { groupByCorrelation } from './correlated-records';

const record = (sequence: number, change: Partial<AuditRecord>): AuditRecord =>
  sampleRecord(sequence, change as never);
const ticket = [{ kind: 'ticket', id: 'one-ticket' }];

const told = (records: readonly AuditRecord[]) =>
  groupByCorrelation(records).map(({ lead, others }) => [
    lead.sequence,
    others.map(({ sequence }) => sequence),
  ]);

describe('the groups of records on a page of the log', () => {
  it('have one line for a logon by QR code, whose steps come from several requests, led by its end', () => {
    const records = [
      record(5, { type: 'qr-logon.ticket.consumed', correlationId: 'browser-2', targets: ticket }),
      record(4, { type: 'logon.logon.completed', correlationId: 'browser-2', targets: [] }),
      record(3, { type: 'accounts.account.updated', correlationId: 'somebody', targets: [] }),
      record(2, { type: 'qr-logon.ticket.confirmed', correlationId: 'phone', targets: ticket }),
      record(1, {
        type: 'qr-logon.ticket.created',
        outcome: 'info',
        correlationId: 'browser-1',
        targets: ticket,
      }),
    ];
    expect(told(records)).toEqual([
      [4, [5, 2, 1]],
      [3, []],
    ]);
  });

  it('are led by a refusal, or else by the cause of the other records', () => {
    const refused = [
      record(2, { outcome: 'success' }),
      record(1, { outcome: 'refused', type: 'authenticators.attempt.refused' }),
    ];
    expect(told(refused)).toEqual([[1, [2]]]);
    const suspended = [
      record(3, { type: 'logon.session.ended', outcome: 'success', causationId: 'two' }),
      record(2, { type: 'accounts.account.suspended', outcome: 'success' }),
    ];
    expect(told(suspended)).toEqual([[2, [3]]]);
  });

  it('are one for each record without a cause', () => {
    const alone = [2, 1].map((sequence) => record(sequence, { correlationId: 'none', targets: [] }));
    expect(told(alone)).toEqual([
      [2, []],
      [1, []],
    ]);
  });
});
