import type { DingTalkApp } from '../app.js';
import { DingTalkError } from '../dingtalk-error.js';
import { readDepartment } from '../contacts/departments.js';
import { leaveRecords } from '../contacts/leave-records.js';
import type { ContactCallContext, WaitForCallPermit } from '../contacts/contact-call.js';
import { membersOf } from '../contacts/members.js';
import type { AppTokens } from '../tokens/app-tokens.js';
import type { Wire } from '../wire/wire.js';
import type { CheckItem } from './check-item.js';
import { itemOf } from './items.js';
import type { ProbeResult } from './probe.js';

/** The means for the trial calls, which are calls that the directory makes as well. */
export interface CheckMeans {
  /** Calls count towards DingTalk's limit. */
  readonly pace: WaitForCallPermit;
  readonly now: Date;
}

/** The root department: it always exists, whatever the app may read. */
const ROOT = '1';

/** Nobody else waits for these calls, and one of them may take several tries. */
const TIMEOUT_MS = 15_000;

/** A person who left within the last hour is on the first page or on none; the call only finds out whether the app may read leavers. */
const AN_HOUR_MS = 3_600_000;

/** DingTalk checks the permission before the scope, so this answer proves the permission. */
const OUT_OF_SCOPE: readonly (string | undefined)[] = ['50002', '50004'];

type Ask = (call: () => Promise<unknown>) => Promise<ProbeResult>;

/**
 * Tries each call that the directory makes and that logging on does not need, so that a missing permission is known by name before a run
 * fails because of it.
 *
 * @param ask makes a call when the credentials are valid
 */
export async function directoryItems(
  { wire, tokens, app }: { wire: Wire; tokens: AppTokens; app: DingTalkApp },
  { pace, now }: CheckMeans,
  ask: Ask,
): Promise<readonly CheckItem[]> {
  const context: ContactCallContext = { wire, tokens, app, pace, signal: AbortSignal.timeout(TIMEOUT_MS) };
  const [departments, members, leavers] = await Promise.all([
    ask(() => inScopeOrNot(readDepartment(context, ROOT))),
    ask(() => inScopeOrNot(first(membersOf(context, ROOT, 1)))),
    ask(() => first(leaveRecords(context, new Date(now.getTime() - AN_HOUR_MS)))),
  ]);
  const items = [
    itemOf('directory_departments', departments, 'qyapi_get_department_list'),
    itemOf('directory_members', members, 'qyapi_get_department_member'),
    itemOf('directory_leavers', leavers, 'Contact.Common.Read'),
  ];
  return items.map((item) => ({ ...item, neededFor: 'directory' }));
}

async function first(pages: AsyncIterable<unknown>): Promise<void> {
  await pages[Symbol.asyncIterator]().next();
}

async function inScopeOrNot(call: Promise<unknown>): Promise<void> {
  try {
    await call;
  } catch (error) {
    if (!(error instanceof DingTalkError) || !OUT_OF_SCOPE.includes(error.details.code)) throw error;
  }
}
