import * as z from 'zod';
import { callApi } from '../wire/api.js';
import { DingTalkError } from '../dingtalk-error.js';
import { lenientText } from '../wire/lenient.js';
import type { ContactCallContext } from './contact-call.js';

/** A person who has left the organisation. */
export interface LeaveRecord {
  readonly userId: string;
  readonly leftAt: Date;
}

/** DingTalk's largest page size. */
const PAGE = 50;

const time = z.iso.datetime({ offset: true }).or(z.iso.datetime({ local: true }));

const record = z
  .object({ userId: lenientText, leaveTime: time })
  .transform(({ userId, leaveTime }): LeaveRecord => ({ userId, leftAt: new Date(leaveTime) }));

const answer = z.object({
  nextToken: lenientText.nullish(),
  // An unreadable record is skipped: a synchronisation also finds leavers without it.
  records: z.array(record.or(z.unknown().transform(() => null))).nullish(),
});

/**
 * People who have left since then, at most a year ago, page by page. Needs `Contact.Common.Read`. No end of the period is sent, as DingTalk
 * rejects some.
 *
 * @throws DingTalkError `unexpected_answer` when the pages do not advance
 * @see https://open.dingtalk.com/document/development/query-the-details-of-employees-who-have-left-office
 */
export async function* leaveRecords(
  { wire, tokens, app, pace, signal }: ContactCallContext,
  since: Date,
): AsyncIterable<readonly LeaveRecord[]> {
  const operation = 'empLeaveRecords';
  const path = '/v1.0/contact/empLeaveRecords';
  const startTime = since.toISOString().replace(/\.\d+Z$/, 'Z');
  const seen = new Set<string>();
  for (let nextToken = '0'; ;) {
    seen.add(nextToken);
    const query = { startTime, nextToken, maxResults: String(PAGE) };
    const page = await tokens.use(app, async (token) => {
      await pace(path, signal);
      return callApi(wire, app, {
        operation,
        method: 'GET',
        path,
        token,
        query,
        isIdempotent: true,
        schema: answer,
      });
    });
    const records = page.records ?? [];
    yield records.filter((one) => one !== null);
    const next = page.nextToken ?? '';
    if (records.length === 0 || next === '' || next === '0') return;
    if (seen.has(next)) throw new DingTalkError('unexpected_answer', { operation, code: 'cursor_stuck' });
    nextToken = next;
  }
}
