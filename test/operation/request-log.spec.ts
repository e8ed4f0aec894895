import { until } from '#testing';
import { showQr } from '../harness/logon.js';
import { newBrowser, newPhone } from '../security/scene/agents.js';
import { captureLog, type CapturedLog } from '../security/scene/captured-log.js';
import { signedIn } from '../security/scene/signed-in.js';
import { useProduct } from '../security/scene/use-product.js';

interface Line {
  readonly msg: string;
  readonly route?: string;
  readonly tenantId?: string;
}

let log: CapturedLog;
beforeAll(() => {
  log = captureLog();
});
afterAll(() => {
  log.release();
});

const product = useProduct({ environment: { LOG_LEVEL: 'debug' } });

function lines(): readonly Line[] {
  const whole = log.read().split('\n').slice(0, -1);
  return whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Line);
}

/** Log lines of requests to a route's pattern, once there is one. */
async function requests(route: string): Promise<readonly Line[]> {
  const found = () => lines().filter((line) => line.msg === 'request' && line.route === route);
  await until(() => found().length > 0);
  return found();
}

describe('the log of requests', () => {
  it('names the tenant of pages, of calls by a session, and of scanned codes', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    await newPhone(product()).get(path);
    const session = await signedIn(product(), 'admin');
    await session.get('/api/admin/settings');
    for (const route of ['/t/:slug/logon', '/api/admin/settings', '/q/:scan'])
      expect((await requests(route)).map(({ tenantId }) => tenantId)).toContain(product().tenantId);
  });

  it('names no tenant if there is none', async () => {
    await newBrowser(product()).get('/healthz');
    expect((await requests('/healthz')).map((line) => 'tenantId' in line)).toEqual([false]);
  });
});
