import * as client from 'openid-client';
import { until } from '#testing';
import { refused, userInfo, type Place } from '../scene/place.js';
import { RelyingParty } from '../scene/relying-party.js';

export function singleUse(place: Place): void {
  /** Number of artifacts left from the grants of an application. */
  const left = (party: RelyingParty) =>
    place
      .product()
      .sql('select model from oidc.artifact where application_id = $1 and grant_id is not null', [party.id]);

  describe('O2: a code', () => {
    it('can be redeemed once, even by many at the same moment', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
      const asked = await party.ask();
      const back = await party.walk(browser, asked.url);
      const tries = await Promise.allSettled(Array.from({ length: 100 }, () => party.redeem(back, asked)));
      expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const codes = tries.flatMap((one) =>
        one.status === 'rejected' ? [one.reason as { error?: string }] : [],
      );
      expect(new Set(codes.map(({ error }) => error))).toEqual(new Set(['invalid_grant']));
      await expect(party.redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
      expect(await left(party)).toEqual([]);
    });

    it('that is shown again ends what was made of it', async () => {
      const party = await RelyingParty.register(place.product());
      const asked = await party.ask();
      const back = await party.walk(await place.browserOf('bob'), asked.url);
      const tokens = await party.redeem(back, asked);
      await expect(party.redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
      await expect(userInfo(party, tokens)).rejects.toThrow();
      await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toEqual(
        refused('invalid_grant'),
      );
      await until(async () => (await place.replaysOf(party.id)).includes('code.used_again'));
    });

    it('is refused with another verifier, for another client, or with another redirect address', async () => {
      const [party, other] = [
        await RelyingParty.register(place.product()),
        await RelyingParty.register(place.product()),
      ];
      const browser = await place.browserOf('bob');
      const wrong = async (
        redeem: (back: URL, asked: Awaited<ReturnType<typeof party.ask>>) => Promise<unknown>,
      ) => {
        const asked = await party.ask();
        const back = await party.walk(browser, asked.url);
        await expect(redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
      };
      await wrong((back, { checks }) =>
        client.authorizationCodeGrant(party.config, back, {
          ...checks,
          pkceCodeVerifier: client.randomPKCECodeVerifier(),
        }),
      );
      await wrong((back, asked) => other.redeem(back, asked));
      await wrong((back, asked) => {
        back.pathname = '/elsewhere';
        return party.redeem(back, asked);
      });
    });
  });

  describe('O2: a refresh token', () => {
    it('is replaced by a new one, and ends the whole family if it is used again', async () => {
      const party = await RelyingParty.register(place.product());
      const first = await party.logOn(await place.browserOf('bob'));
      const second = await client.refreshTokenGrant(party.config, first.refresh_token ?? '');
      expect(second.refresh_token).not.toBe(first.refresh_token);
      await expect(client.refreshTokenGrant(party.config, first.refresh_token ?? '')).rejects.toEqual(
        refused('invalid_grant'),
      );
      await expect(client.refreshTokenGrant(party.config, second.refresh_token ?? '')).rejects.toEqual(
        refused('invalid_grant'),
      );
      await until(async () => (await place.replaysOf(party.id)).includes('refresh_token.used_again'));
    });

    it('can be used once, even by many at the same moment', async () => {
      const party = await RelyingParty.register(place.product());
      const { refresh_token: token = '' } = await party.logOn(await place.browserOf('bob'));
      const tries = await Promise.allSettled(
        Array.from({ length: 100 }, () => client.refreshTokenGrant(party.config, token)),
      );
      const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      expect(won).toHaveLength(1);
      // The reuse is known now: the winner's new tokens are void, too.
      await expect(client.refreshTokenGrant(party.config, token)).rejects.toEqual(refused('invalid_grant'));
      for (const tokens of won) {
        const told = client.fetchUserInfo(party.config, tokens.access_token, await place.accountId('bob'));
        await expect(told).rejects.toThrow();
        const next = client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
        await expect(next).rejects.toEqual(refused('invalid_grant'));
      }
      expect(await left(party)).toEqual([]);
    });
  });
}
