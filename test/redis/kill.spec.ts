import { Redis } from 'ioredis';
import { until } from '#testing';
import { halves, NONE, NOTE_EVENTS } from '../crash/evidence.js';
import { Traveller } from '../crash/traveller.js';
import { Cable } from '../harness/cable.js';
import { startSite, type Site } from '../harness/start-site.js';

const REDIS_URL = (process.env['TEST_REDIS_URL'] ?? '').replace(/(.)\/*$/, '$1/7');
const whereThereIsRedis = REDIS_URL === '' ? describe.skip : describe;

whereThereIsRedis('kill -9 while Redis fails, too', () => {
  let site: Site;
  let cable: Cable;
  let redis: Redis;

  beforeAll(async () => {
    redis = new Redis(REDIS_URL);
    await redis.flushdb();
    cable = new Cable(new URL(REDIS_URL), 6379);
    const environment = { REDIS_URL: (await cable.lay()).href };
    site = await startSite({ environment, first: NOTE_EVENTS });
  }, 120_000);
  afterAll(async () => {
    await site.close();
    await cable.close();
    await redis.quit();
  });

  const faults: readonly (readonly [name: string, begin: () => unknown, end: () => unknown])[] = [
    ['is away', () => cable.pull(), () => cable.plugIn()],
    ['loses its data', () => redis.flushdb(), () => undefined],
    [
      'is away, and comes back without its data',
      () => cable.pull(),
      async () => {
        await redis.flushdb();
        cable.plugIn();
      },
    ],
  ];

  describe.each(faults)('Redis %s', (_name, begin, end) => {
    it.each([
      ['the server', () => site.servers],
      ['the worker', () => site.workers],
      ['both', () => [...site.servers, ...site.workers]],
    ] as const)(
      'K9: %s killed: all people continue where they were, and nothing is half done',
      async (_, victims) => {
        const people = await Promise.all([
          new Traveller(site, 'alice').until('scan'),
          new Traveller(site, 'alice').until('confirm'),
        ]);
        await begin();
        await Promise.all(victims().map((victim) => victim.kill()));
        await Promise.all(victims().map((victim) => victim.start()));
        await Promise.all(people.map((person) => person.finish()));
        await end();
        expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
        expect(await halves(site)).toEqual(NONE);
        await until(async () => (await redis.zcard('bull:recurring:repeat')) > 0);
      },
    );
  });
});
