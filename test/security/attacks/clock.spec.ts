import { TestClock } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { newPerson, prove, started } from '../scene/attaching.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });

describe('attack 11: the clock', () => {
  it.each([
    ['scan', 121],
    ['confirm', 61],
    ['redeem', 76],
  ] as const)(
    'attack 11: "%s" is too late after %d seconds, but in time shortly before',
    async (step, seconds) => {
      for (const late of [true, false]) {
        const [browser, phone] = [newBrowser(product()), newPhone(product())];
        const path = await showQr(browser);
        const acts = {
          scan: () => scan(product(), phone, 'alice', path),
          confirm: () => confirm(phone, path),
          redeem: () => redeem(browser),
        };
        if (step !== 'scan') await acts.scan();
        if (step === 'redeem') await acts.confirm();
        clock.advance(late ? seconds : seconds - 6);
        const { status } = await acts[step]();
        expect([step, late, status >= 400]).toEqual([step, late, late]);
      }
    },
  );

  it('attack 11: a response of DingTalk and an attachment are too late after ten minutes', async () => {
    const phone = newPhone(product());
    await phone.get(await showQr(newBrowser(product())));
    await phone.get('/t/demo/logon?method=dingtalk-qr');
    const state = await setOut(phone, '/t/demo/logon/dingtalk-qr/oauth');
    const attaching = await started(product(), newPerson(product(), 'unhurried'));
    clock.advance(601);
    expect((await comeBack(phone, { state, code: oauthCode(product(), 'alice') })).status).toBe(403);
    expect((await prove(attaching, 'bob')).status).toBe(410);
  });
});
