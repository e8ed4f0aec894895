import * as client from 'openid-client';
import { partOf, until } from '#testing';
import { logOnHere, RelyingParty } from '../applications/scene/relying-party.js';
import { Agent } from '../harness/agent.js';
import type { Deployment } from '../harness/start-deployment.js';

/** Makes each write at the point of a redemption that `public.held` names wait for a lock that the tests hold. */
export const HOLD_REDEMPTIONS = [
  `create table public.held (point text not null)`,
  `create function public.hold() returns trigger language plpgsql security definer as $$
   begin
     if exists (select from public.held where point = coalesce(tg_argv[0], new.model)) then
       perform pg_advisory_xact_lock(4711);
     end if;
     return new;
   end $$`,
  `create trigger hold_use before update of consumed_at on oidc.artifact for each row execute function public.hold('use')`,
  `create trigger hold_insert before insert on oidc.artifact for each row execute function public.hold()`,
  `create constraint trigger hold_commit after insert on oidc.artifact deferrable initially deferred
   for each row when (new.model = 'RefreshToken') execute function public.hold('commit')`,
];

const CALLBACK = 'https://application.example/callback';

/** A code or token of an application that can be redeemed once. */
interface Redeemable {
  readonly applicationId: string;
  redeem(): Promise<Tokens>;
}

type Tokens =
  | Awaited<ReturnType<typeof client.refreshTokenGrant>>
  | Awaited<ReturnType<RelyingParty['redeem']>>;

/** `kill -9` of the server at every point of the redemption of a code and of a refresh token. */
export function redemptions(deployment: () => Deployment): void {
  let browser: Agent;
  let parties: readonly [RelyingParty, RelyingParty];
  beforeAll(async () => {
    browser = new Agent(deployment().url, { ip: '10.2.0.1' });
    await logOnHere(browser, '/t/demo/logon', 'admin');
    await browser.get('/t/demo/');
    parties = [await register(), await register()];
  });

  const register = async (): Promise<RelyingParty> => {
    const settings = { name: 'Grafana', redirectUris: [CALLBACK] };
    const made = await browser.sendJson('POST', '/api/admin/applications', settings);
    const { id, clientSecret } = made.json<{ id: string; clientSecret: string }>();
    return RelyingParty.known(deployment().url, { id, secret: clientSecret, redirectUri: CALLBACK });
  };
  const refresh = (party: RelyingParty, tokens: Tokens): Promise<Tokens> =>
    client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
  const code = async (party: RelyingParty): Promise<Redeemable> => {
    const asked = await party.ask();
    const back = await party.walk(browser, asked.url);
    return { applicationId: party.id, redeem: () => party.redeem(back, asked) };
  };
  const refreshToken = async (party: RelyingParty): Promise<Redeemable> => {
    const first = await (await code(party)).redeem();
    return { applicationId: party.id, redeem: () => refresh(party, first) };
  };

  /** Rows of an application: used ones, and issued ones. */
  const stored = async ({ applicationId }: Redeemable): Promise<Record<string, number>> => {
    const [row] = await deployment().sql<{ used: number; access: number; refresh: number }>(
      `select count(consumed_at)::int as used, count(*) filter (where model = 'AccessToken')::int as access,
         count(*) filter (where model = 'RefreshToken')::int as refresh
       from oidc.artifact where application_id = $1`,
      [applicationId],
    );
    return { ...row };
  };
  const waiting = async (): Promise<number> =>
    (
      await deployment().sql(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      )
    ).length;

  /** Kills the server while both are held at a point, and then lets the statements left in the database finish. */
  const killAt = async (point: string, both: readonly Redeemable[]): Promise<void> => {
    await deployment().sql('select pg_advisory_lock(4711)');
    await deployment().sql('insert into public.held values ($1)', [point]);
    const answers = Promise.allSettled(both.map((one) => one.redeem()));
    await until(async () => (await waiting()) === both.length);
    await Promise.all(deployment().servers.map((server) => server.kill()));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await deployment().sql('delete from public.held');
    await deployment().sql('select pg_advisory_unlock(4711)');
    await until(async () => (await waiting()) === 0);
    await Promise.all(deployment().servers.map((server) => server.start()));
  };

  describe('kill -9 in the middle of a redemption', () => {
    // The statements travel together with the commit: those after the first may still run when the server is gone.
    it.each(partOf(['use', 'AccessToken', 'RefreshToken', 'commit'], 4))(
      'O2: at “%s”: it is done completely or not at all, and people can start over',
      async (point) => {
        const both = [await code(parties[0]), await refreshToken(parties[1])];
        const before = await Promise.all(both.map(stored));
        await killAt(point, both);
        for (const [index, one] of both.entries()) {
          const after = await stored(one);
          const changed = Object.entries(after).map(([name, count]) => count - (before[index]?.[name] ?? 0));
          const isDone = changed[0] === 1;
          expect([point, changed]).toEqual([point, isDone ? [1, 1, 1] : [0, 0, 0]]);
          if (point === 'use') expect(isDone).toBe(false);
          if (point === 'commit') expect(isDone).toBe(true);
          // Tokens that were issued but never received end at the second attempt; the person logs on once more.
          if (isDone) await expect(one.redeem()).rejects.toMatchObject({ error: 'invalid_grant' });
          else await one.redeem();
        }
        for (const party of parties) await refresh(party, await (await code(party)).redeem());
      },
    );
  });
}
