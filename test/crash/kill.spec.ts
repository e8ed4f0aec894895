import { until } from '#testing';
import { startSite, type Site } from '../harness/start-site.js';
import { halves, NONE, NOTE_EVENTS } from './evidence.js';
import { HOLD_REDEMPTIONS, redemptions } from './redemptions.js';
import { Refused, Traveller, type Step } from './traveller.js';

let site: Site;

beforeAll(async () => {
  site = await startSite({ first: [...NOTE_EVENTS, ...HOLD_REDEMPTIONS] });
});

afterAll(() => site.close());

/** Nobody but alice is linked when a test begins. */
afterEach(async () => {
  await site.sql(`update binding.binding set ended_at = now(), end_reason = 'test' where origin = 'attach'`);
});

/** People at every point where a logon can be interrupted. */
async function crowd(): Promise<readonly Traveller[]> {
  const linked: readonly Step[] = ['issue', 'scan', 'confirm', 'redeem'];
  const attaching: readonly (readonly [string, string, Step])[] = [
    ['bob', 'bob', 'redeem'],
    ['carol', 'auditor', 'start'],
    ['wang', 'admin', 'prove'],
  ];
  return Promise.all([
    ...linked.map((step) => new Traveller(site, 'alice').until(step)),
    ...attaching.map(([person, account, step]) => new Traveller(site, person, account).until(step)),
  ]);
}

/** Everybody whose step was not answered tries it again, and begins again when it turns out to have been done. */
async function goOn(
  people: readonly Traveller[],
  outcomes: readonly PromiseSettledResult<void>[],
): Promise<void> {
  await Promise.all(
    people.map(async (person, index) => {
      if (outcomes[index]?.status === 'fulfilled') return;
      await person.finish().catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        return person.beginAgain();
      });
    }),
  );
}

describe('kill -9 between two steps of a logon or an attachment', () => {
  it.each([
    ['the server', () => site.servers],
    ['the worker', () => site.workers],
    ['both', () => [...site.servers, ...site.workers]],
  ] as const)('of %s: everybody goes on where they were, and nothing is half done', async (_, victims) => {
    const people = await crowd();
    await Promise.all(victims().map((victim) => victim.kill()));
    await Promise.all(victims().map((victim) => victim.start()));
    await Promise.all(people.map((person) => person.finish()));
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(site)).toEqual(NONE);
  });
});

describe('kill -9 in the middle of a step', () => {
  it('of the server: what was answered holds, the rest is done whole or not at all, and can be begun again', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 6 }, () => new Traveller(site, 'alice').until('confirm')),
      new Traveller(site, 'bob', 'bob').until('start'),
      new Traveller(site, 'carol', 'auditor').until('start'),
    ]);
    const steps = people.map((person) => person.next());
    await Promise.race(steps);
    await Promise.all(site.servers.map((server) => server.kill()));
    const outcomes = await Promise.allSettled(steps);
    await Promise.all(site.servers.map((server) => server.start()));
    await goOn(people, outcomes);
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(site)).toEqual(NONE);
  });

  it('of the worker, while it delivers: every event is recorded once all the same', async () => {
    await site.sql('begin');
    await site.sql('lock table audit.record in share mode');
    const people = await Promise.all(
      Array.from({ length: 3 }, () => new Traveller(site, 'alice').until('redeem')),
    );
    await until(async () => {
      const waiting = await site.sql(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await Promise.all(site.workers.map((worker) => worker.kill()));
    await site.sql('commit');
    await Promise.all(site.workers.map((worker) => worker.start()));
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(site)).toEqual(NONE);
  });
});

redemptions(() => site);

describe('The database that goes away and comes back', () => {
  /** Waits until the server can serve again. */
  async function isReady(): Promise<boolean> {
    return (await fetch(`${site.url}/readyz`)).ok;
  }

  it('between two steps: nobody is let in meanwhile, and everybody goes on where they were', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 3 }, () => new Traveller(site, 'alice').until('confirm')),
      new Traveller(site, 'mallory', 'bob').until('start'),
    ]);
    site.databaseCable.pull();
    const meanwhile = await Promise.allSettled(people.map((person) => person.next()));
    expect(meanwhile.map(({ status }) => status)).not.toContain('fulfilled');
    expect(await isReady()).toBe(false);
    site.databaseCable.plugIn();
    await until(isReady);
    await Promise.all(people.map((person) => person.finish()));
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(site)).toEqual(NONE);
  });

  it('in the middle of a step: it is done whole or not at all, and can be begun again', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 6 }, () => new Traveller(site, 'alice').until('confirm')),
      new Traveller(site, 'mallory', 'bob').until('start'),
    ]);
    const steps = people.map((person) => person.next());
    await Promise.race(steps);
    site.databaseCable.pull();
    const outcomes = await Promise.allSettled(steps);
    site.databaseCable.plugIn();
    await until(isReady);
    await goOn(people, outcomes);
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(site)).toEqual(NONE);
  });
});
