import { DEMO } from '#simulator';
import { partOf, until } from '#testing';
import { startDeployment, type Deployment } from '../harness/start-deployment.js';
import { halves, NONE, NOTE_EVENTS } from './evidence.js';
import { HOLD_REDEMPTIONS, redemptions } from './redemptions.js';
import { Refused, Traveller, type Step } from './traveller.js';

let deployment: Deployment;

beforeAll(async () => {
  deployment = await startDeployment({ first: [...NOTE_EVENTS, ...HOLD_REDEMPTIONS] });
});

afterAll(() => deployment.close());

/** Only alice is linked when a test begins. */
afterEach(async () => {
  await deployment.sql(
    `update binding.binding set ended_at = now(), end_reason = 'test' where origin = 'attach'`,
  );
});

/** People at every point at which a logon can be interrupted. */
async function crowd(): Promise<readonly Traveller[]> {
  const linked: readonly Step[] = ['issue', 'scan', 'confirm', 'redeem'];
  const attaching: readonly (readonly [string, string, Step])[] = [
    ['bob', 'bob', 'redeem'],
    ['carol', 'auditor', 'start'],
    ['wang', 'admin', 'prove'],
  ];
  return Promise.all([
    ...linked.map((step) => new Traveller(deployment, 'alice').until(step)),
    ...attaching.map(([person, account, step]) => new Traveller(deployment, person, account).until(step)),
  ]);
}

/** All people whose step was not answered try it again, and start over if it turns out to have been done. */
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
  const victims = [
    ['both', () => [...deployment.servers, ...deployment.workers]],
    ['the server', () => deployment.servers],
    ['the worker', () => deployment.workers],
  ] as const;
  it.each(partOf(victims, 6))(
    'of %s: all people continue where they were, and nothing is half done',
    async (_, those) => {
      const people = await crowd();
      await Promise.all(those().map((victim) => victim.kill()));
      await Promise.all(those().map((victim) => victim.start()));
      await Promise.all(people.map((person) => person.finish()));
      expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
      expect(await halves(deployment)).toEqual(NONE);
    },
  );
});

describe('kill -9 in the middle of a step', () => {
  it('of the server: answered steps hold, the others are done completely or not at all, and people can start over', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 6 }, () => new Traveller(deployment, 'alice').until('confirm')),
      new Traveller(deployment, 'bob', 'bob').until('start'),
      new Traveller(deployment, 'carol', 'auditor').until('start'),
    ]);
    const steps = people.map((person) => person.next());
    await Promise.race(steps);
    await Promise.all(deployment.servers.map((server) => server.kill()));
    const outcomes = await Promise.allSettled(steps);
    await Promise.all(deployment.servers.map((server) => server.start()));
    await goOn(people, outcomes);
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(deployment)).toEqual(NONE);
  });

  it('of the worker, while it delivers: every event is still recorded once', async () => {
    await deployment.sql('begin');
    await deployment.sql('lock table audit.record in share mode');
    const people = await Promise.all(
      Array.from({ length: 3 }, () => new Traveller(deployment, 'alice').until('redeem')),
    );
    await until(async () => {
      const waiting = await deployment.sql(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await Promise.all(deployment.workers.map((worker) => worker.kill()));
    await deployment.sql('commit');
    await Promise.all(deployment.workers.map((worker) => worker.start()));
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(deployment)).toEqual(NONE);
  });
});

redemptions(() => deployment);

describe('an outage of the database', () => {
  /** Waits until the server can serve again. */
  async function isReady(): Promise<boolean> {
    return (await fetch(`${deployment.url}/readyz`)).ok;
  }

  it('between two steps: nobody is logged on meanwhile, and all people continue where they were', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 3 }, () => new Traveller(deployment, 'alice').until('confirm')),
      new Traveller(deployment, 'mallory', 'bob').until('start'),
    ]);
    deployment.databaseProxy.cut();
    const meanwhile = await Promise.allSettled(people.map((person) => person.next()));
    expect(meanwhile.map(({ status }) => status)).not.toContain('fulfilled');
    expect(await isReady()).toBe(false);
    deployment.databaseProxy.restore();
    await until(isReady);
    await Promise.all(people.map((person) => person.finish()));
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(deployment)).toEqual(NONE);
  });

  it('in the middle of a step: the step is done completely or not at all, and people can start over', async () => {
    const people = await Promise.all([
      ...Array.from({ length: 6 }, () => new Traveller(deployment, 'alice').until('confirm')),
      new Traveller(deployment, 'mallory', 'bob').until('start'),
    ]);
    const steps = people.map((person) => person.next());
    await Promise.race(steps);
    deployment.databaseProxy.cut();
    const outcomes = await Promise.allSettled(steps);
    deployment.databaseProxy.restore();
    await until(isReady);
    await goOn(people, outcomes);
    expect(await Promise.all(people.map((person) => person.isHome()))).not.toContain(false);
    expect(await halves(deployment)).toEqual(NONE);
  });
});

describe('kill -9 of the worker in a phase of a run of the directory', () => {
  /** Lets the leases of killed workers end at once. */
  const LEASES_END = [
    'delete from messaging.claim',
    'update directory.run set next_attempt_at = now() where finished_at is null',
  ];
  const RUN = `insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, next_attempt_at, created_at)
    select gen_random_uuid(), tenant_id, id, 'sync', 'reading', false, now(), now() from dingtalk.connection`;
  const LEFT = `insert into directory.notice (tenant_id, connection_id, kind, external_id, is_leaving, heard_at, next_attempt_at)
    select tenant_id, id, 'person', $1, true, now(), now() from dingtalk.connection`;
  const isOver = async (): Promise<boolean> => {
    const going = await deployment.sql(
      `select id::text from directory.run where finished_at is null union select external_id from directory.notice`,
    );
    return going.length === 0;
  };

  const left: { readonly username: string }[] = [];

  beforeAll(async () => {
    await deployment.sql(
      `insert into directory.settings (tenant_id, connection_id, leaver_threshold_count, leaver_threshold_percent,
         username_from, match_by, scope, updated_at)
       select tenant_id, id, 20, 100, 'userId', 'none', '{}', now() from dingtalk.connection`,
    );
    await deployment.sql(RUN);
    await until(isOver);
  });

  const phases = [
    ['departments', '/topapi/v2/department/listsub', 'emil'],
    ['members', '/topapi/v2/user/list', 'mallory'],
    ['leavers', '/topapi/user/getbyunionid', 'wang'],
    ['an event', '/topapi/v2/user/get', 'carol'],
  ] as const;
  it.each(partOf(phases, 6))(
    '%s: another worker continues, and only people who have left are suspended',
    async (phase, path, person) => {
      const { simulator, workers } = deployment;
      simulator.world.removeMember(DEMO.corpId, person);
      simulator.faults.set({ name: 'slow', path, times: 1, milliseconds: 120_000 });
      await deployment.sql(phase === 'an event' ? LEFT : RUN, phase === 'an event' ? [person] : []);
      // The worker now waits for this answer, which never comes.
      await until(() => simulator.faults.list().length === 0);
      await Promise.all(workers.map((worker) => worker.kill()));
      for (const statement of LEASES_END) await deployment.sql(statement);
      await Promise.all(workers.map((worker) => worker.start()));
      await until(isOver);
      left.push({ username: person });
      left.sort((a, b) => a.username.localeCompare(b.username));
      const suspended = await deployment.sql(
        `select username from accounts.account where status = 'suspended' order by username`,
      );
      expect(suspended).toEqual(left);
    },
  );
});
