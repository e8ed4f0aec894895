import { Redis } from 'ioredis';
import { DedicatedCluster, until } from '#testing';
import { prepareDatabase } from '#messaging';
import { CuttableProxy } from '../harness/cuttable-proxy.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';
import { Watched } from './watched.js';

/** A Redis database of its own, as specs run in parallel. */
const REDIS_URL = (process.env['TEST_REDIS_URL'] ?? '').replace(/(.)\/*$/, '$1/6');
const whereThereIsRedis = REDIS_URL === '' ? describe.skip : describe;

/** A fault, and the services that server and worker then report as missing. */
interface Fault {
  readonly name: string;
  readonly begin: () => void | Promise<void>;
  readonly end: () => void | Promise<void>;
  readonly server: readonly string[];
  readonly worker: readonly string[];
}

const KINDS = ['server', 'worker'] as const;

/** Tests for each fault, with server and worker at the same time. */
function outlives(site: () => Deployment, faults: readonly Fault[]): void {
  const watched = {
    server: () => new Watched(one(site().servers), `http://127.0.0.1:${String(site().serverPorts[0])}`),
    worker: () => new Watched(one(site().workers), `http://127.0.0.1:${String(site().workerPorts[0])}`),
  };
  const ofBoth = async (act: (kind: (typeof KINDS)[number], process: Watched) => Promise<void>) => {
    await Promise.all(KINDS.map((kind) => act(kind, watched[kind]())));
  };
  const areReady = () => ofBoth((_, process) => process.isReadySoon());
  const lack = (fault: Fault) => ofBoth((kind, process) => process.lacksSoon(fault[kind]));
  const stopAndStart = async ({ process }: Watched): Promise<void> => {
    expect(await process.stop()).toBe(0);
    await process.start();
  };

  describe.each(faults)('$name', (fault) => {
    afterEach(() => fault.end());

    it('K9: both stay up, report the missing service, show their metrics, and become ready again by themselves', async () => {
      await areReady();
      await fault.begin();
      await lack(fault);
      await ofBoth(async (_, process) => {
        expect(await process.isUp()).toBe(true);
        expect(await process.figure('process_start_time_seconds')).toBeGreaterThan(0);
      });
      await fault.end();
      await areReady();
    });

    it('K9: both can still start and stop', async () => {
      await areReady();
      await fault.begin();
      await lack(fault);
      await ofBoth((_, process) => stopAndStart(process));
      await lack(fault);
      await ofBoth((_, process) => stopAndStart(process));
      await fault.end();
      await areReady();
    });
  });

  it('K9: the log of a process reports each only when it begins and when it ends', async () => {
    await ofBoth((_, process) => stopAndStart(process));
    for (const fault of faults) {
      await areReady();
      await fault.begin();
      await lack(fault);
      await fault.end();
      await areReady();
    }
    await ofBoth(async (_, process) => {
      const told = () => process.log().filter(({ msg }) => /is (still )?away|is back/.test(String(msg)));
      // A process can become ready a moment before it logs it.
      await until(() => told().length >= 2 * faults.length);
      expect(told()).toHaveLength(2 * faults.length);
      expect(process.log().filter((line) => JSON.stringify(line).includes('stack'))).toEqual([]);
    });
  });
}

function one<T>([first]: readonly T[]): T {
  if (first === undefined) throw new Error('There is none');
  return first;
}

describe('PostgreSQL', () => {
  let cluster: DedicatedCluster;
  let deployment: Deployment;

  beforeAll(async () => {
    cluster = await DedicatedCluster.start();
    await prepareDatabase(cluster.url);
    const { url, processUrl } = cluster;
    const database = { url, processUrl, drop: () => Promise.resolve() };
    deployment = await startDeployment({ database, environment: { LOG_LEVEL: 'info' } });
  }, 180_000);
  afterAll(async () => {
    await deployment.close();
    await cluster.stop();
  });

  outlives(
    () => deployment,
    [
      {
        name: 'that is away',
        begin: () => {
          deployment.databaseProxy.cut();
        },
        end: () => {
          deployment.databaseProxy.restore();
        },
        server: ['database', 'notices'],
        worker: ['database', 'notices'],
      },
      {
        name: 'that takes no writes',
        begin: () => cluster.takeWrites(false),
        end: () => cluster.takeWrites(true),
        server: ['writable'],
        worker: ['writable'],
      },
    ],
  );
});

whereThereIsRedis('Redis', () => {
  let cuttableProxy: CuttableProxy;
  let deployment: Deployment;
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(REDIS_URL);
    await redis.flushdb();
    cuttableProxy = new CuttableProxy(new URL(REDIS_URL), 6379);
    const environment = { REDIS_URL: (await cuttableProxy.listen()).href, LOG_LEVEL: 'info' };
    deployment = await startDeployment({ environment });
  }, 180_000);
  afterAll(async () => {
    await deployment.close();
    await cuttableProxy.close();
    await redis.quit();
  });

  outlives(
    () => deployment,
    [
      {
        name: 'that is away',
        begin: () => {
          cuttableProxy.cut();
        },
        end: () => {
          cuttableProxy.restore();
        },
        server: ['notices'],
        worker: ['notices', 'queues'],
      },
    ],
  );

  it('K9: that lost its data gets its schedulers back, which is logged', async () => {
    const worker = new Watched(
      one(deployment.workers),
      `http://127.0.0.1:${String(deployment.workerPorts[0])}`,
    );
    await worker.isReadySoon();
    const schedulers = () => redis.zcard('bull:recurring:repeat');
    await until(async () => (await schedulers()) > 0);
    const before = await schedulers();
    const restored = (await worker.figure('openeiam_schedulers_restored')) ?? 0;
    await redis.flushdb();
    await until(async () => (await schedulers()) === before);
    expect(await worker.figure('openeiam_schedulers{state="registered"}')).toBe(before);
    expect(await worker.figure('openeiam_schedulers_restored')).toBe(restored + 1);
    expect(worker.log().map(({ msg }) => msg)).toContain(
      'Schedulers of recurring tasks were lost and have been restored',
    );
  });
});
