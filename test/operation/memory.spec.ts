import { nodeArguments } from '../docker/docker-file.js';
import { Agent } from '../harness/agent.js';
import { logOnByQr } from '../harness/logon.js';
import { PASSWORD } from '../harness/start-product.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';

const LOGONS = 140;
const AT_ONCE = 6;

/** Bytes; with Node's defaults, the server would hold 340 MB after these logons. */
const MOST = 300e6;

const USERNAMES = ['bob', 'alice', 'admin'];

/** Node's flags for a server in the image and in the systemd unit. */
const AS_INSTALLED = {
  node: nodeArguments('server').filter((word) => word.startsWith('--')),
  environment: { MALLOC_ARENA_MAX: '2' },
};

describe('a server after 140 logons, six at a time', () => {
  let deployment: Deployment;

  beforeAll(async () => {
    deployment = await startDeployment(AS_INSTALLED);
  }, 60_000);
  afterAll(() => deployment.close());

  async function logOn(number: number): Promise<number> {
    const browser = new Agent(deployment.url, { ip: `10.7.${String(number)}.1` });
    if (number % 2 === 0) return (await logOnByQr(deployment, browser, 'alice')).status;
    await browser.get('/t/demo/logon');
    const username = USERNAMES[number % USERNAMES.length] ?? '';
    return (await browser.post('/t/demo/logon/password', { username, password: PASSWORD })).status;
  }

  async function memory(): Promise<number> {
    const figures = await (await fetch(`${deployment.url}/metrics`)).text();
    return Number(/^process_resident_memory_bytes (\S+)$/m.exec(figures)?.[1]);
  }

  it('K9: holds no more memory than it needs', async () => {
    const statuses: number[] = [];
    let next = 0;
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        while (next < LOGONS) {
          next += 1;
          statuses.push(await logOn(next));
        }
      }),
    );
    expect(statuses.filter((status) => status >= 400)).toEqual([]);
    expect(await memory()).toBeLessThan(MOST);
  }, 180_000);
});
