import type { Simulator } from '#simulator';
import { openServer } from '../../server/src/index.js';
import { Agent } from '../../../test/harness/agent.js';
import { confirm, phoneOf, scan, showQr, ticketPath } from '../../../test/harness/logon.js';
import { startProduct, type Product } from '../../../test/harness/start-product.js';
import { TrialPhoneModule } from './trial-phone.module.js';

const LOGON = '/t/demo/logon?method=dingtalk-qr';
const ENGLISH = { 'accept-language': 'en' };

describe('the phone of the simulator', () => {
  let product: Product;
  const shown: { readonly id: string; readonly code: string; readonly seconds: number }[] = [];
  const hidden: string[] = [];
  const simulator = {
    url: 'http://localhost:3100',
    show: (id: string, code: string, seconds: number) => shown.push({ id, code, seconds }),
    hide: (id: string) => hidden.push(id),
  } as unknown as Simulator;

  beforeAll(async () => {
    product = await startProduct({ worker: false, modules: [TrialPhoneModule.of(simulator)] });
  });
  afterAll(() => product.close());

  it('is one click away from the logon page, and knows each code while it is displayed', async () => {
    const browser = new Agent(product.url);
    const { text } = await browser.get(LOGON, ENGLISH);
    expect(text).toMatch(/<a href="http:\/\/localhost:3100\/phone"[^>]*>Scan with the simulator<\/a>/);
    const path = await showQr(browser);
    expect(shown).toMatchObject([{ code: `${product.url}${path}`, seconds: expect.any(Number) as number }]);
    const [{ id } = { id: '' }] = shown;
    await browser.sendJson('DELETE', ticketPath(), undefined, { 'x-ticket-id': id });
    expect(hidden).toEqual([id]);
  });

  it('forgets a code as soon as it is used', async () => {
    const [browser, phone] = [new Agent(product.url), phoneOf(product)];
    const path = await showQr(browser);
    const { id } = shown.at(-1) ?? { id: '' };
    await scan(product, phone, 'alice', path);
    await confirm(phone, path);
    expect(hidden).not.toContain(id);
    await browser.sendJson('POST', `${ticketPath()}/redeem`, {}, { 'x-ticket-id': id });
    expect(hidden).toContain(id);
  });

  it('P5: is not linked by a server composed only of the product, as in production', async () => {
    const plain = await openServer({ ...product.settings, PORT: 0 });
    try {
      const page = await fetch(`http://localhost:${new URL(plain.url).port}${LOGON}`, { headers: ENGLISH });
      expect(page.status).toBe(200);
      expect(await page.text()).not.toMatch(/simulator|:3100/i);
    } finally {
      await plain.close();
    }
  });
});
