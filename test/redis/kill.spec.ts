import { Redis } from 'ioredis';
import { until } from '#testing';
import { halves, NONE, NOTE_EVENTS } from '../crash/evidence.js';
import { Traveller } from '../crash/traveller.js';
import { CuttableProxy } from '../harness/cuttable-proxy.js';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';

const REDIS_URL = (process.env['TEST_REDIS_URL'] ?? '').replace(/(.)\/*$/, '$1/7');
const whereThereIsRedis = REDIS_URL === '' ? describe.skip : describe;

whereThereIsRedis('kill -9 while Redis fails, too', () => {
  let deployment: Deployment;
  let cuttableProxy: CuttableProxy;
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(REDIS_URL);
    await redis.flushdb();
    cuttableProxy = new CuttableProxy(new URL(REDIS_URL), 6379);
    const environment = { REDIS_URL: (await cuttableProxy.listen()).href };
    deployment = await startDeployment({ environment, first: NOTE_EVENTS });
  }, 120_000);
  afterAll(async () => {
    await deployment.close();
    await cuttableProxy.close();
    await redis.quit();
  });

  const faults: readonly (readonly [name: string, begin: () => unknown, end: () => unknown])[] = [
    ['is away', () => cuttableProxy.cut(), () => cuttableProxy.restore()],
    ['loses its data', () => redis.flushdb(), () => undefined],
    [
      'is away, and comes back without its data',
      () => cuttableProxy.cut(),
      async () => {
        await redis.flushdb();
        cuttableProxy.restore();
      },
    ],
  ];

  describe.each(faults)('Redis %s', (_name, begin, end) => {
    it.each([
      ['the server', () => deployment.servers],
      ['the worker', () => deployment.workers],
      ['both', () => [...deployment.servers, ...deployment.workers]],
    ] as const)(
      'K9: %s killed: all people continue where they were, and nothing is half done',
      async (_, victims) => {
        const people = await Promise.all([
          new Traveller(deployment, 'alice').until('scan'),
          new Traveller(deployment, 'alice').until('confirm'),
        ]);
        await begin();
        await Promise.all(victims().map((victim) => victim.kill()));
        await Promise.all(victims().map((victim) => victim.start()));
        await Promise.all(people.map((person) => person.finish()));
        await end();
        expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
        expect(await halves(deployment)).toEqual(NONE);
        await until(async () => (await redis.zcard('bull:recurring:repeat')) > 0);
      },
    );
  });
});
