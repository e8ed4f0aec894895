import * as client from 'openid-client';
import { ResumeAccount, SuspendAccount } from '#accounts';
import { ApplicationDirectory, AssignApplication, ChangeApplication } from '#applications';
import { useCase } from '../../security/scene/use-case.js';
import { joinDepartments, leaveDepartments } from '../scene/departments.js';
import { userInfo, type Place } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

export function access(place: Place): void {
  describe('O5: access', () => {
    it('shows the application on the home pages of people who may use it, and on no others', async () => {
      const settings = { name: 'Wiki', startUrl: 'https://wiki.example/', audience: 'assigned' } as const;
      const party = await RelyingParty.register(place.product(), settings);
      const browser = await place.browserOf('bob');
      expect((await browser.get('/t/demo/')).text).not.toContain('https://wiki.example/');
      await useCase(place.product(), AssignApplication).execute(place.product().tenantId, party.id, {
        accountId: await place.accountId('bob'),
      });
      const { text } = await browser.get('/t/demo/');
      expect(text).toContain('My applications');
      expect(text).toContain('>Wiki<');
      expect(text).toContain('https://wiki.example/');
    });

    it('is refused to people without an assignment, who read whom to ask', async () => {
      const party = await RelyingParty.register(place.product(), {
        audience: 'assigned',
        ownerId: await place.accountId('admin'),
      });
      const { answer } = await follow(
        await place.browserOf('bob'),
        (await party.ask()).url,
        party.redirectUri,
      );
      expect(answer.status).toBe(403);
      expect(answer.text).toContain('You have no access to Grafana');
      expect(answer.text).toContain('admin@demo.test');
    });

    it('that is lost ends tokens at once: by assignment, department, or the state of the application or account', async () => {
      const party = await RelyingParty.register(place.product(), { audience: 'assigned' });
      const account = await place.accountId('bob');
      const { tenantId } = place.product();
      const assign = useCase(place.product(), AssignApplication);
      const { id } = await assign.execute(tenantId, party.id, { accountId: account });
      const browser = await place.browserOf('bob');
      const assignments = () =>
        useCase(place.product(), ApplicationDirectory).assignments(tenantId, party.id);
      const isRefused = async (lose: () => Promise<unknown>, give: () => Promise<unknown>) => {
        const tokens = await party.logOn(browser.cookies.size > 0 ? await place.browserOf('bob') : browser);
        await userInfo(party, tokens);
        await lose();
        await expect(userInfo(party, tokens)).rejects.toThrow();
        await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toThrow();
        await give();
      };
      await isRefused(
        () => assign.end(tenantId, party.id, id),
        () => assign.execute(tenantId, party.id, { accountId: account }),
      );
      await assign.end(tenantId, party.id, (await assignments())[0]?.id ?? '');
      const [unitId = ''] = await joinDepartments(place.product(), 'bob', ['Engineering']);
      await assign.execute(tenantId, party.id, { unitId });
      await isRefused(
        () => leaveDepartments(place.product(), 'bob'),
        () => assign.execute(tenantId, party.id, { accountId: account }),
      );
      const set = (state: 'enabled' | 'disabled') => () =>
        useCase(place.product(), ChangeApplication).execute(tenantId, party.id, { state });
      await isRefused(set('disabled'), set('enabled'));
      await isRefused(
        () => useCase(place.product(), SuspendAccount).execute(tenantId, account, 'left'),
        () => useCase(place.product(), ResumeAccount).execute(tenantId, account),
      );
    });
  });
}
