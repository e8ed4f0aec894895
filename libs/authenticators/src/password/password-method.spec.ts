import { hash } from '@node-rs/argon2';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { SuspendAccount } from '#accounts';
import { costOf, costRatio, type Cost } from '../testing/cost-of.js';
import { Scene } from '../testing/scene.js';
import { PasswordMethod } from './password-method.js';
import { SetPassword } from './set-password.js';

const PASSWORD = 'correct horse battery';

describe('logon with a password', () => {
  let scene: Scene;
  let method: PasswordMethod;
  let count = 0;

  beforeAll(async () => {
    scene = await Scene.open();
    method = scene.app.get(PasswordMethod);
  });
  afterAll(() => scene.close());

  async function person(): Promise<{
    readonly id: string;
    readonly username: string;
    readonly email: string;
  }> {
    const username = `person${String(++count)}`;
    const email = `${username}@acme.test`;
    const { id } = await scene.account({ username, email });
    await scene.app.get(SetPassword).execute(scene.tenantId, id, PASSWORD);
    return { id, username, email };
  }

  const guess = (username: string, password = 'wrong', change = {}) =>
    method.advance(scene.attempt(change), { username, password });

  it('proves the account by username or email address, in any case and width', async () => {
    const { id, username, email } = await person();
    for (const typed of [username, email, username.toUpperCase(), ` ${email} `]) {
      await expect(guess(typed, PASSWORD)).resolves.toEqual({
        kind: 'proven',
        accountId: id,
        authority: 'operator',
      });
    }
  });

  it('A10: gives wrong passwords, unknown names, suspended accounts and accounts without a password the same answer', async () => {
    const { username } = await person();
    const suspended = await person();
    await scene.app.get(SuspendAccount).execute(scene.tenantId, suspended.id, 'left');
    await scene.account({ username: 'newcomer' });
    const attempts = [
      guess(username),
      guess('nobody-at-all', PASSWORD),
      guess(suspended.username, PASSWORD),
      guess('newcomer', PASSWORD),
    ];
    const answers = (await Promise.allSettled(attempts)).map((result) =>
      result.status === 'rejected' ? { ...(result.reason as object) } : result.value,
    );
    expect(answers[0]).toMatchObject({ kind: 'unauthenticated', code: 'credentials.wrong' });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    const reasons = (await scene.events('authenticators.attempt.refused.v1')).map(({ reason }) => reason);
    expect(reasons).toEqual(
      expect.arrayContaining([
        'credentials.wrong',
        'account.unknown',
        'account.not_active',
        'account.without_method',
      ]),
    );
  });

  it('A10: blocks unknown names exactly like those of accounts', async () => {
    const { username, email } = await person();
    const courses = await Promise.all(
      [username, email, 'phantom', 'phantom@acme.test'].map(async (name) => {
        const codes: string[] = [];
        for (let index = 0; index < 7; index++) codes.push(await codeOf(guess(name)));
        return codes.join(' ');
      }),
    );
    expect(courses[0]).toContain('credentials.blocked');
    expect(new Set(courses).size).toBe(1);
  });

  it('A10: costs as much for unknown names as for wrong passwords', async () => {
    const { username } = await person();
    const known: Cost[] = [];
    const unknown: Cost[] = [];
    for (let round = 0; round < 12; round++) {
      known.push(await costOf(scene, () => guess(username)));
      unknown.push(await costOf(scene, () => guess(`stranger${String(round)}`)));
      await scene.query('delete from authenticators.throttle');
    }
    expect(costRatio(unknown, known)).toBeGreaterThan(0.6);
    expect(costRatio(unknown, known)).toBeLessThan(1.7);
    expect(unknown[0]?.transactions).toBe(known[0]?.transactions);
  });

  it('pauses after five failures, longer each time, and refuses even the right password meanwhile', async () => {
    const { id, username } = await person();
    for (let index = 0; index < 5; index++) expect(await codeOf(guess(username))).toBe('credentials.wrong');
    await expect(guess(username, PASSWORD)).rejects.toMatchObject({
      code: 'credentials.blocked',
      retryAfterSeconds: 30,
    });
    scene.clock.advance(30);
    expect(await codeOf(guess(username))).toBe('credentials.wrong');
    await expect(guess(username)).rejects.toMatchObject({ retryAfterSeconds: 60 });
    scene.clock.advance(60);
    await expect(guess(username, PASSWORD)).resolves.toMatchObject({ kind: 'proven' });
    const blocks = await scene.events('authenticators.account.blocked.v1');
    expect(blocks.filter(({ accountId }) => accountId === id)).toMatchObject([
      { failures: 5 },
      { failures: 6 },
    ]);
  });

  it('never pauses longer than an hour', async () => {
    const { username } = await person();
    for (let index = 0; index < 16; index++) {
      await codeOf(guess(username));
      scene.clock.advance(3_600);
    }
    await codeOf(guess(username));
    await expect(guess(username)).rejects.toMatchObject({ retryAfterSeconds: 3_600 });
  });

  it('checks no more guesses when they come at the same time', async () => {
    const { username } = await person();
    const codes = await Promise.all(Array.from({ length: 30 }, () => codeOf(guess(username))));
    expect(codes.filter((code) => code === 'credentials.wrong')).toHaveLength(5);
    expect(codes.filter((code) => code === 'credentials.blocked')).toHaveLength(25);
  });

  it('A2: counts failures of attachment and fresh authentication as those of logon', async () => {
    const { id, username } = await person();
    for (const purpose of ['logon', 'attach', 'attach', 'logon', 'attach'] as const) {
      await codeOf(guess(username, 'wrong', { purpose }));
    }
    for (const change of [{ purpose: 'attach' }, { purpose: 'reauthenticate', accountId: id }]) {
      await expect(guess(username, PASSWORD, change)).rejects.toMatchObject({ code: 'credentials.blocked' });
    }
  });

  it('proves no other account in a fresh authentication, whatever name is typed', async () => {
    const [owner, other] = [await person(), await person()];
    await scene.app.get(SetPassword).execute(scene.tenantId, other.id, 'another long secret');
    const change = { purpose: 'reauthenticate', accountId: owner.id };
    expect(await codeOf(guess(other.username, 'another long secret', change))).toBe('credentials.wrong');
    await expect(guess(other.username, PASSWORD, change)).resolves.toEqual({
      kind: 'proven',
      accountId: owner.id,
      authority: 'operator',
    });
  });

  it('slows down a network that tries many names', async () => {
    const { username } = await person();
    const network = { ip: '203.0.113.7' };
    for (let index = 0; index < 100; index++) await codeOf(guess(`spray${String(index)}`, 'wrong', network));
    await expect(guess(username, PASSWORD, { ip: '203.0.113.200' })).rejects.toMatchObject({
      code: 'credentials.blocked',
    });
    await expect(guess(username, PASSWORD)).resolves.toMatchObject({ kind: 'proven' });
  });

  it('stores a stronger hash at logon when the parameters have grown', async () => {
    const { id, username } = await person();
    const weak = await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1, parallelism: 1 });
    await scene.query('update authenticators.password set hash = $2 where account_id = $1', [id, weak]);
    await guess(username, PASSWORD);
    const [row] = await scene.query<{ hash: string }>(
      'select hash from authenticators.password where account_id = $1',
      [id],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    await expect(guess(username, PASSWORD)).resolves.toMatchObject({ kind: 'proven' });
  });

  it('P1: is refused at once when the tenant has switched it off', async () => {
    const { username } = await person();
    await scene.account({ username: 'chief', email: 'chief@acme.test', role: 'owner' });
    await scene.app.get(DisableMethod).execute(scene.tenantId, 'password');
    await expect(guess(username, PASSWORD)).rejects.toMatchObject({ code: 'method.disabled' });
    await scene.app.get(EnableMethod).execute(scene.tenantId, 'password');
  });

  it('L2: leaves neither passwords nor unknown names in events and tables', async () => {
    await codeOf(guess('canary-name', 'canary-password'));
    const { rows } = {
      rows: await scene.query<{ text: string }>(
        `select payload::text || context::text as text from messaging.outbox
         union all select t::text from authenticators.throttle t
         union all select t::text from authenticators.password t`,
      ),
    };
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ text }) => text).join('\n')).not.toMatch(/canary|correct horse/);
  });
});

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'proven';
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
}
