import { DingTalkContacts, DingTalkError, type ContactChange, type DingTalkApp } from '#dingtalk';
import { DEMO, startSimulator, type Simulator } from '#simulator';
import { until } from '#testing';

let simulator: Simulator;
let app: DingTalkApp;

beforeAll(async () => {
  simulator = await startSimulator({ port: 0 });
  const { url } = simulator;
  const { corpId, clientId, clientSecret } = DEMO;
  app = {
    endpoints: { loginBase: url, apiBase: url, oapiBase: url },
    credentials: { corpId, clientId, clientSecret },
  };
});
afterAll(() => simulator.close());

/** An open stream of a spec, and the events received on it. */
interface Listening {
  readonly heard: ContactChange[];
  opened: number;
  /** Called with each event; if it throws, the event is not acknowledged. */
  keep: () => Promise<void>;
  readonly ended: Promise<unknown>;
  end(): Promise<void>;
}

const open: Listening[] = [];

async function listen(): Promise<Listening> {
  const stop = new AbortController();
  const heard: ContactChange[] = [];
  const listening: Listening = {
    heard,
    opened: 0,
    keep: () => Promise.resolve(),
    ended: new DingTalkContacts()
      .listen(
        app,
        {
          opened: async () => {
            listening.opened += 1;
            return Promise.resolve();
          },
          alive: () => Promise.resolve(),
          heard: async (changes) => {
            await listening.keep();
            heard.push(...changes);
          },
        },
        stop.signal,
      )
      .catch((error: unknown) => error),
    end: async () => {
      stop.abort(new Error('enough'));
      await listening.ended;
    },
  };
  open.push(listening);
  await until(() => listening.opened > 0);
  return listening;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.end()));
  await until(() => simulator.events.lines.of(DEMO.clientId) === 0);
  simulator.reset();
});

const join = (personId: string): unknown => simulator.world.addMember({ corpId: DEMO.corpId, personId });
const leave = (userId: string): void => simulator.world.removeMember(DEMO.corpId, userId);
const unacknowledged = (): number => simulator.events.lines.unacknowledged.length;

describe('a connection of DingTalk’s Stream', () => {
  it('reports people who leave, join and change, and departments', async () => {
    const { heard } = await listen();
    leave('carol');
    join('carol');
    const { id } = simulator.world.addDepartment({ corpId: DEMO.corpId, name: 'New', parentId: 1 });
    simulator.world.removeDepartment(DEMO.corpId, id);
    await until(() => heard.length === 5);
    expect(heard).toEqual([
      { about: 'member', id: 'carol', isLeaving: true },
      { about: 'member', id: 'carol', isLeaving: false },
      { about: 'member', id: 'carol', isLeaving: false },
      { about: 'department', id: String(id), isLeaving: false },
      { about: 'department', id: String(id), isLeaving: false },
    ]);
    await until(() => unacknowledged() === 0);
  });

  it('accepts keys in Pascal case', async () => {
    const { heard } = await listen();
    simulator.faults.set({ name: 'eventKeysPascal', path: '/stream' });
    leave('carol');
    join('carol');
    await until(() => heard.length === 3);
    expect(heard.every(({ id }) => id === 'carol')).toBe(true);
  });

  it('G3: acknowledges an event only when it is stored, and gets it again otherwise', async () => {
    const listening = await listen();
    listening.keep = () => Promise.reject(new Error('The database is away'));
    simulator.world.changeMember(DEMO.corpId, 'bob', { title: 'Engineer' });
    const said = () => simulator.events.lines.answers.map(({ status }) => status);
    await until(() => said().includes('LATER'));
    expect(said()).not.toContain('SUCCESS');
    expect(unacknowledged()).toBe(1);
    listening.keep = () => Promise.resolve();
    simulator.events.lines.redeliver();
    await until(() => unacknowledged() === 0);
    expect(listening.heard).toEqual([{ about: 'member', id: 'bob', isLeaving: false }]);
  });

  it('answers pings with their payload', async () => {
    await listen();
    simulator.events.lines.ping();
    await until(() => simulator.events.lines.answers.length === 1);
    expect(simulator.events.lines.answers).toEqual([{ opaque: expect.any(String) }]);
  });

  it('is replaced by another one before DingTalk closes it', async () => {
    const listening = await listen();
    simulator.events.lines.disconnect();
    await until(() => listening.opened === 2);
    leave('carol');
    join('carol');
    await until(() => listening.heard.length === 3);
  });

  it('fails when it is cut, when the secret is wrong', async () => {
    const listening = await listen();
    simulator.events.lines.cut();
    expect(await listening.ended).toMatchObject({ reason: 'unreachable', details: { code: 'line_lost' } });
    const wrong = { ...app, credentials: { ...app.credentials, clientSecret: 'wrong' } };
    const refused = new DingTalkContacts().listen(
      wrong,
      { opened: () => Promise.resolve(), alive: () => Promise.resolve(), heard: () => Promise.resolve() },
      new AbortController().signal,
    );
    await expect(refused).rejects.toEqual(new DingTalkError('credentials'));
  });
});
