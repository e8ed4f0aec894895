import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { KeyRing } from '#runtime';
import { openBenchDatabase } from './database/bench-database.mjs';
import { enrol } from './database/enrol.mjs';
import { signUpAtPeer } from './load/peer-browser.mjs';
import { installPeer } from './peer/install-peer.mjs';
import { freePort } from './processes/free-port.mjs';
import { startProcess } from './processes/start-process.mjs';

/** People who can log on: enough that no two concurrent logons are of one person. */
const PEOPLE = 200;

/** Password of the demo tenant's accounts. */
export const DEMO_PASSWORD = 'a-demo-password-for-the-bench';

/** Node's flags in images and systemd units. */
const AS_INSTALLED = {
  node: ['--max-semi-space-size=8'],
  server: ['--heap-growing-percent=40'],
  worker: ['--heap-growing-percent=50'],
  environment: { MALLOC_ARENA_MAX: '2' },
};

const built = (path) => fileURLToPath(new URL(`../../dist/apps/${path}`, import.meta.url));
const own = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * All measured processes: PostgreSQL, server and worker of the production build, DingTalk, the floor (a bare server on the same
 * database) and, on request, the peer with a database of its own in the same cluster.
 */
export async function startInstallation({ withPeer }) {
  const database = await openBenchDatabase();
  const ports = {
    product: await freePort(),
    floor: await freePort(),
    dingtalk: await freePort(),
    peer: await freePort(),
  };
  const url = `http://localhost:${ports.product}`;
  const keys = `bench:${randomBytes(32).toString('base64')}`;
  const environment = {
    NODE_ENV: 'test',
    PUBLIC_URL: url,
    DATABASE_URL: database.processUrl,
    TRUST_PROXY: '127.0.0.1',
    WORKER_PORT: '0',
    ENCRYPTION_KEYS: keys,
    DEMO_PASSWORD,
    // Rate limits against abuse: one tenant and one machine stand for many here.
    DINGTALK_CALLS_PER_SECOND: '5000',
    TICKETS_PER_TENANT: '1000000',
    WAITING_PER_TENANT: '20000',
    WAITING_TOTAL: '20000',
    ...Object.fromEntries(
      ['LOGIN', 'API', 'OAPI'].map((name) => [`DINGTALK_${name}_BASE`, `http://localhost:${ports.dingtalk}`]),
    ),
  };
  const folder = database.folder;
  const start = (name, script, more = {}) => {
    const as = script.startsWith(built(''))
      ? AS_INSTALLED
      : { node: [], server: [], worker: [], environment: {} };
    return startProcess({
      name,
      script,
      folder,
      environment: { ...environment, ...as.environment, ...more },
      node: [...as.node, ...(name.startsWith('worker') ? as.worker : as.server)],
    });
  };
  const [dingtalk, floor] = await Promise.all([
    start('dingtalk', own('processes/dingtalk.mjs'), { PORT: ports.dingtalk, PEOPLE, PORTAL_URL: url }),
    start('floor', own('processes/floor.mjs'), { PORT: ports.floor, DATABASE_URL: database.url }),
  ]);
  await enrol(database, environment, PEOPLE);
  const server = await start('server', built('server/src/main.js'), { PORT: ports.product });
  const worker = await start('worker', built('worker/src/main.js'));
  const peer = withPeer ? await openPeer(database, start, ports.peer) : undefined;
  return {
    database,
    dingtalk,
    floor,
    server,
    worker,
    peer,
    /** Cookie of the peer's one person. */
    peerCookie: peer === undefined ? undefined : await signUpAtPeer(ports.peer),
    ports,
    url,
    people: PEOPLE,
    keys,
    keyRing: KeyRing.from(keys),
    /** Starts another server on another port, with other settings. */
    startServer: (more) => start('another-server', built('server/src/main.js'), more),
    /**
     * Opens another installation beside this one: a database of its own in the same cluster with the same people, a server and a
     * worker. `prepare` gets it before these start.
     */
    async openBeside(name, prepare) {
      const own = await database.beside(name);
      const port = await freePort();
      const ownUrl = `http://localhost:${port}`;
      const more = { DATABASE_URL: own.processUrl, PUBLIC_URL: ownUrl };
      await enrol(own, { ...environment, ...more }, PEOPLE);
      await prepare(own);
      const ownServer = await start(`server-${name}`, built('server/src/main.js'), { ...more, PORT: port });
      const ownWorker = await start(`worker-${name}`, built('worker/src/main.js'), more);
      return {
        ...this,
        database: own,
        server: ownServer,
        worker: ownWorker,
        ports: { ...ports, product: port },
        url: ownUrl,
        async close() {
          await Promise.all([ownServer.stop(), ownWorker.stop()]);
          await own.close();
        },
      };
    },
    async close() {
      await Promise.all([server, worker, floor, dingtalk, peer].map((process) => process?.stop()));
      await database.close();
    },
  };
}

async function openPeer(database, start, port) {
  await database.sql('create database peer');
  const url = Object.assign(new URL(database.url), { pathname: '/peer' }).href;
  return start('peer', installPeer(), { PORT: port, DATABASE_URL: url });
}
