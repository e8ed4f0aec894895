import { UnitOfWork } from '#database';
import { until } from '#testing';
import { CallRateLimiter, type CallPriority } from './infra/call-rate-limiter.js';
import { DingTalkFeature } from './testing/dingtalk-feature.js';

const PATH = '/topapi/v2/user/list';

let feature: DingTalkFeature;
let connectionId: string;
/** Ends the waiting calls at the end of each test. */
let over: AbortController;

beforeAll(async () => {
  feature = await DingTalkFeature.start({ DINGTALK_CALLS_PER_SECOND: '1' });
});
afterAll(() => feature.close());
beforeEach(async () => {
  await feature.begin();
  ({ id: connectionId } = await feature.create());
  over = new AbortController();
});
afterEach(() => over.abort());

interface Waiting {
  readonly sent: Promise<void>;
  isSent: boolean;
}

/** Asks for a turn. */
function call(limiter: CallRateLimiter, priority: CallPriority, path = PATH): Waiting {
  const send = limiter.of({ tenantId: feature.tenantId, connectionId }, priority);
  const turn = send(path, over.signal).then(
    () => {
      waiting.isSent = true;
    },
    () => undefined, // the test is over
  );
  const waiting: Waiting = { sent: turn, isSent: false };
  return waiting;
}

const run = (calls: number): readonly Waiting[] =>
  Array.from({ length: calls }, () => call(feature.get(CallRateLimiter), 'slow'));

async function ask<Row extends Record<string, unknown>>(text: string, values: readonly unknown[]) {
  const rows = await feature
    .get(UnitOfWork)
    .run(feature.tenantId, (transaction) => transaction.query<Row>(text, values));
  return rows[0];
}

/** Waits until this many turns of one second each have been given since `began`, including turns whose time has passed already. */
async function given(turns: number, began: Date): Promise<void> {
  await until(async () => {
    const row = await ask<{ isGiven: boolean }>(
      `select next_at >= $3::timestamptz + $4 * interval '1 second' as "isGiven" from dingtalk.call_pace
       where connection_id = $1 and path = $2`,
      [connectionId, PATH, began, turns],
    );
    return row?.isGiven === true;
  });
}

async function present(): Promise<Date> {
  const row = await ask<{ now: Date }>('select clock_timestamp() as now', []);
  if (row === undefined) throw new Error('The database did not say what time it is');
  return row.now;
}

describe('calls that DingTalk counts', () => {
  it('are counted across all workers, separately for each API', async () => {
    const other = await feature.startSecond();
    const began = await present();
    const calls = [
      ...run(20),
      ...Array.from({ length: 20 }, () => call(other.app.get(CallRateLimiter), 'slow')),
    ];
    await given(40, began);
    expect(calls.filter(({ isSent }) => !isSent)).not.toEqual([]);
    await call(feature.get(CallRateLimiter), 'slow', '/topapi/v2/department/listsub').sent;
    expect(calls.filter(({ isSent }) => !isSent)).not.toEqual([]);
    over.abort();
    await Promise.all(calls.map(({ sent }) => sent));
    await other.close();
  });

  it('overtake those of a run when somebody waits for the answer, but only a few of them', async () => {
    const began = await present();
    const calls = run(40);
    await given(40, began);
    await call(feature.get(CallRateLimiter), 'fast').sent;
    expect(calls.filter(({ isSent }) => !isSent)).not.toEqual([]);
    await given(41, began);
    const urgent = Array.from({ length: 10 }, () => call(feature.get(CallRateLimiter), 'fast'));
    await given(51, began);
    // Only one of them may go ahead every four seconds.
    expect(urgent.filter(({ isSent }) => !isSent)).not.toEqual([]);
    over.abort();
    await Promise.all([...calls, ...urgent].map(({ sent }) => sent));
  });
});
