import { DINGTALK_USER_AGENT, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { PREVIEW_AGENTS } from '../scene/preview-agents.js';
import { count, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

describe('the address in the QR code', () => {
  it('T13: outside DingTalk tells people in both languages to scan with DingTalk, and changes nothing', async () => {
    const path = await showQr(newBrowser(product()));
    const before = await count(product(), 'messaging.outbox');
    const phone = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain('Please scan with DingTalk');
    expect((await phone.get(path, { 'accept-language': 'zh-CN' })).text).toContain('请使用钉钉扫码');
    expect((await ticketOf(product(), path)).state).toBe('created');
    expect(await count(product(), 'messaging.outbox')).toBe(before);
  });

  it('T13: has no effect when robots, previews and prefetches open it by GET and HEAD', async () => {
    const path = await showQr(newBrowser(product()));
    const before = await count(product(), 'messaging.outbox');
    for (const userAgent of [...PREVIEW_AGENTS, DINGTALK_USER_AGENT]) {
      const robot = newBrowser(product(), { userAgent });
      for (const method of ['GET', 'HEAD']) {
        const answer = await robot.send(method, path, { purpose: 'prefetch', 'sec-purpose': 'prefetch' });
        expect(answer.status).toBe(200);
        expect(answer.headers.getSetCookie().join()).not.toContain('__Host-session');
      }
    }
    expect(await ticketOf(product(), path)).toMatchObject({ state: 'created', subject: null });
    expect(await count(product(), 'messaging.outbox')).toBe(before);
    expect((await scan(product(), newPhone(product()), 'alice', path)).status).toBe(303);
  });

  it('T13: accepts no step by GET: the steps’ addresses are not pages', async () => {
    const path = await showQr(newBrowser(product()));
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    for (const act of ['identity', 'oauth', 'confirm', 'decline', 'report']) {
      expect((await phone.get(`${path}/${act}`)).status).toBe(404);
    }
    expect((await ticketOf(product(), path)).state).toBe('scanned');
  });
});
