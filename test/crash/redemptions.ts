import * as client from 'openid-client';
import { until } from '#testing';
import { logOnHere, RelyingParty } from '../applications/scene/relying-party.js';
import { Agent } from '../harness/agent.js';
import type { Site } from '../harness/start-site.js';

/** Lets whatever writes at a point of a redemption that `public.held` names wait for a lock, which the tests have. */
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

/** What an application holds that it can redeem once. */
interface Redeemable {
  redeem(): Promise<Tokens>;
}
type Tokens =
  Awaited<ReturnType<typeof client.refreshTokenGrant>> | Awaited<ReturnType<RelyingParty['redeem']>>;

/** `kill -9` of the server at every point of an exchange of a code and of a refresh token. */
export function redemptions(site: () => Site): void {
  let party: RelyingParty;
  let browser: Agent;
  beforeAll(async () => {
    browser = new Agent(site().url, { ip: '10.2.0.1' });
    await logOnHere(browser, '/t/demo/logon', 'admin');
    await browser.get('/t/demo/');
    const settings = { name: 'Grafana', redirectUris: [CALLBACK] };
    const made = await browser.sendJson('POST', '/api/admin/applications', settings);
    const { id, clientSecret } = made.json<{ id: string; clientSecret: string }>();
    party = await RelyingParty.known(site().url, { id, secret: clientSecret, redirectUri: CALLBACK });
  });

  const code = async (): Promise<Redeemable> => {
    const asked = await party.ask();
    const back = await party.walk(browser, asked.url);
    return { redeem: () => party.redeem(back, asked) };
  };
  const refresh = (tokens: Tokens): Promise<Tokens> =>
    client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
  const refreshToken = async (): Promise<Redeemable> => {
    const first = await (await code()).redeem();
    return { redeem: () => refresh(first) };
  };
  const waiting = async (): Promise<number> =>
    (
      await site().sql(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      )
    ).length;

  /** Kills the server while both are held at a point, and lets what is left in the database go on. */
  const killAt = async (point: string, both: readonly Redeemable[]): Promise<void> => {
    await site().sql('select pg_advisory_lock(4711)');
    await site().sql('insert into public.held values ($1)', [point]);
    const answers = Promise.allSettled(both.map((one) => one.redeem()));
    await until(async () => (await waiting()) === both.length);
    await Promise.all(site().servers.map((server) => server.kill()));
    expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await site().sql('delete from public.held');
    await site().sql('select pg_advisory_unlock(4711)');
    await until(async () => (await waiting()) === 0);
    await Promise.all(site().servers.map((server) => server.start()));
  };

  describe('kill -9 in the middle of a redemption', () => {
    it.each(['use', 'AccessToken', 'RefreshToken'])(
      'O2: at the statement “%s”: nothing is used up, and the next try gets everything',
      async (point) => {
        const both = [await code(), await refreshToken()];
        await killAt(point, both);
        for (const one of both) {
          const tokens = await one.redeem();
          const info = await client.fetchUserInfo(
            party.config,
            tokens.access_token,
            tokens.claims()?.sub ?? '',
          );
          expect(info).toMatchObject({ preferred_username: 'admin' });
          await refresh(tokens);
        }
      },
    );

    it('O2: at the commit: it is done whole, nobody has what was given, and the next try ends it', async () => {
      const both = [await code(), await refreshToken()];
      await killAt('commit', both);
      for (const one of both) await expect(one.redeem()).rejects.toMatchObject({ error: 'invalid_grant' });
      const left = await site().sql(
        `select model from oidc.artifact where model in ('AccessToken', 'RefreshToken') and application_id = $1`,
        [party.id],
      );
      expect(left).toEqual([]);
      // The person logs on again, and all is as it was.
      await refresh(await (await code()).redeem());
    });
  });
}
