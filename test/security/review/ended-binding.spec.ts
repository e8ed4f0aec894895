import { Client } from 'pg';
import { until } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { count, openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

describe('a binding that ends while a ticket is redeemed', () => {
  it('A8: leaves no session behind: the redemption waits for it, and finds no linked account', async () => {
    const browser = newBrowser(product());
    const phone = newPhone(product());
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const before = await openSessions(product());
    // The first statement of ending a binding; the next one would look for sessions to end, and find none yet.
    const ending = new Client({ connectionString: product().ownerUrl });
    await ending.connect();
    try {
      await ending.query('begin');
      await ending.query(
        `update binding.binding set ended_at = now(), end_reason = 'test'
         where ended_at is null and account_id = (select id from accounts.account where username = 'alice')`,
      );
      const exchange = redeem(browser);
      await until(async () => (await count(product(), 'pg_stat_activity', WAITS)) > 0);
      await ending.query('commit');
      expect((await exchange).json<{ location: string }>().location).toBe('/t/demo/attach');
    } finally {
      await ending.end();
    }
    expect(await openSessions(product())).toBe(before);
  });
});

const WAITS = `datname = current_database() and wait_event_type = 'Lock'`;
