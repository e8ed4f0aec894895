import * as client from 'openid-client';
import { SetRole } from '#accounts';
import { AssignApplication, ChangeApplication, type ApplicationChanges } from '#applications';
import { ChangeMembers, CreateGroup } from '#groups';
import { ChangeProfile, ProfileFields } from '#profiles';
import { until } from '#testing';
import { useCase } from '../../security/scene/use-case.js';
import type { Place } from '../scene/place.js';
import { RelyingParty } from '../scene/relying-party.js';

export function losses(place: Place): void {
  describe('O4, O5: a person who may no longer use an application is logged off there but not in the portal', () => {
    const tenant = () => place.product().tenantId;
    const set = (party: RelyingParty, changes: ApplicationChanges) =>
      useCase(place.product(), ChangeApplication).execute(tenant(), party.id, changes);
    const assign = () => useCase(place.product(), AssignApplication);
    const setRole = async (role: 'member' | 'auditor') =>
      useCase(place.product(), SetRole).execute(tenant(), await place.accountId('bob'), role);

    /** How to give access first, take it away, and give it again. */
    const CAUSES: Readonly<
      Record<string, (party: RelyingParty) => Promise<readonly (() => Promise<unknown>)[]>>
    > = {
      'the end of an assignment': async (party) => {
        await set(party, { audience: 'assigned' });
        const accountId = await place.accountId('bob');
        const { id } = await assign().execute(tenant(), party.id, { accountId });
        return [
          () => assign().end(tenant(), party.id, id),
          () => assign().execute(tenant(), party.id, { accountId }),
        ];
      },
      'another role': async (party) => {
        await set(party, { audience: 'assigned' });
        await assign().execute(tenant(), party.id, { role: 'auditor' });
        await setRole('auditor');
        return [() => setRole('member'), () => set(party, { audience: 'everyone' })];
      },
      'a group that a person is removed from': async (party) => {
        await set(party, { audience: 'assigned' });
        const bob = await place.accountId('bob');
        const { id: groupId } = await useCase(place.product(), CreateGroup).execute(tenant(), {
          name: `Losses ${party.id}`,
        });
        const members = useCase(place.product(), ChangeMembers);
        await members.execute(tenant(), groupId, { add: [bob] });
        await assign().execute(tenant(), party.id, { groupId });
        return [
          () => members.execute(tenant(), groupId, { remove: [bob] }),
          () => members.execute(tenant(), groupId, { add: [bob] }),
        ];
      },
      'another value of a profile field that a group asks for': async (party) => {
        await set(party, { audience: 'assigned' });
        const bob = await place.accountId('bob');
        const fields = await useCase(place.product(), ProfileFields).all(tenant());
        const fieldId = fields.find(({ key }) => key === 'workPlace')?.id ?? '';
        const enter = (workPlace: string) =>
          useCase(place.product(), ChangeProfile).execute(
            tenant(),
            bob,
            { workPlace },
            { by: 'administrators' },
          );
        await enter('Berlin');
        const { id: groupId } = await useCase(place.product(), CreateGroup).execute(tenant(), {
          name: `Losses ${party.id}`,
          rule: { match: 'any', conditions: [{ attribute: 'field', fieldId, anyOf: ['BERLIN'] }] },
        });
        await assign().execute(tenant(), party.id, { groupId });
        return [() => enter('Paris'), () => enter('Berlin')];
      },
      'a narrower audience': (party) =>
        Promise.resolve([
          () => set(party, { audience: 'assigned' }),
          () => set(party, { audience: 'everyone' }),
        ]),
      'an application that is switched off': (party) =>
        Promise.resolve([() => set(party, { state: 'disabled' }), () => set(party, { state: 'enabled' })]),
    };

    it.each(Object.keys(CAUSES))('%s', async (cause) => {
      const party = await RelyingParty.register(place.product(), {
        backchannelLogoutUri: `${place.address()}/logged-off`,
      });
      const [lose, give] = (await CAUSES[cause]?.(party)) ?? [];
      const browser = await place.browserOf('bob');
      const tokens = await party.logOn(browser);
      await lose?.();
      await until(() => place.server.told.some((token) => sidOf(token) === tokens.claims()?.['sid']));
      await until(async () => (await artifactsOf(party)) === 0);
      expect((await browser.get('/t/demo/')).status).toBe(200);
      await give?.();
      await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toThrow();
      await party.logOn(browser);
    });

    /** Number of the provider's artifacts for a person in an application. */
    const artifactsOf = async ({ id }: RelyingParty): Promise<number> => {
      const text = 'select id from oidc.artifact where application_id = $1 and account_id is not null';
      return (await place.product().sql(text, [id])).length;
    };
  });
}

function sidOf(token: string): unknown {
  const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as Readonly<Record<string, unknown>>)['sid'];
}
