import { TestClock, until } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { auditRows, count } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

/** Codes unknown to DingTalk that one network may send before it is refused. */
const MOST = 30;

// The clock stands still, so that the rate limit does not refill.
const product = useProduct({ clock: TestClock.standingAt(new Date().toISOString()) });

const failures = async (): Promise<number> =>
  (await auditRows(product(), 'providers.identification.failed')).length;

describe('made-up codes', () => {
  it('L1: cause a few requests to DingTalk and a few audit records, then none; others can log on meanwhile', async () => {
    const { requests } = product().simulator;
    requests.clear();
    const before = await failures();
    const nobody = newPhone(product());
    await nobody.get('/t/demo/logon');
    const statuses: number[] = [];
    for (let n = 0; n < MOST * 2; n += 1) {
      const answer = await nobody.post('/t/demo/logon/dingtalk-qr/identity', { code: `garbage${String(n)}` });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([...Array<number>(MOST).fill(410), ...Array<number>(MOST).fill(429)]);
    expect(requests.to('/topapi/v2/user/getuserinfo')).toHaveLength(MOST);
    await until(async () => (await count(product(), 'messaging.outbox')) === 0);
    expect((await failures()) - before).toBe(MOST);

    const [browser, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    expect((await redeem(browser)).status).toBe(200);
  });
});
