import { PERMISSIONS, permissionsOf, SetRole } from '#accounts';
import { AdminApi, outcomeOf } from '../../admin/scene/admin-api.js';
import { ask, idOf } from '../../security/scene/api-tokens.js';
import { secondTenant } from '../../security/scene/second-tenant.js';
import { useCase } from '../../security/scene/use-case.js';
import { ScimClient, scimOutcome, type Listed } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

/** Limits of a client. */
export function borders(place: ScimPlace): void {
  describe('G6: a client', () => {
    it('needs the permission, which allows nothing else', async () => {
      const others = [...permissionsOf('owner')].filter(
        (permission) => permission !== PERMISSIONS.manageScim,
      );
      const other = await ScimClient.of(place.product(), 'Without', { permissions: others });
      for (const path of ['Users', 'ServiceProviderConfig', 'Schemas', 'ResourceTypes', 'Users/x'])
        expect([path, scimOutcome(await other.get(path))]).toEqual([path, '403']);
      expect(scimOutcome(await other.post('Users', { userName: 'not-made' }))).toBe('403');
      const { token } = place.client;
      expect(outcomeOf(await ask(place.product(), 'GET', 'accounts', token))).toBe('403 permission.missing');
    });

    it('must use a token: a session is refused, also from a page of another site', async () => {
      const { browser } = await AdminApi.of(place.product(), 'admin');
      expect((await browser.getJson('/scim/v2/Users')).json()).toMatchObject({ status: '401' });
      const forged = await browser.send(
        'POST',
        '/scim/v2/Users',
        { 'content-type': 'application/scim+json' },
        '{}',
      );
      expect(forged.status).toBe(403);
    });

    it.each(['owner', 'administrator', 'helpdesk', 'auditor'] as const)(
      'G1: cannot change an account of the role %s or any role, even with all permissions',
      async (role) => {
        const all = await ScimClient.of(place.product(), 'Everything', {
          permissions: [...permissionsOf('owner')],
        });
        const { id } = await all.made({ userName: `raised-${role}` });
        await useCase(place.product(), SetRole).execute(place.product().tenantId, id, role, { vouch: false });
        const before = (await all.get(`Users/${id}`)).json();
        for (const operations of [
          [{ op: 'replace', path: 'active', value: false }],
          [{ op: 'replace', path: 'displayName', value: 'Taken over' }],
          [{ op: 'replace', path: 'emails', value: [{ value: 'taken@over.test' }] }],
          [{ op: 'replace', path: 'externalId', value: 'taken' }],
        ])
          expect(scimOutcome(await all.patch(`Users/${id}`, operations))).toBe('403');
        expect((await all.send('DELETE', `Users/${id}`)).status).toBe(403);
        expect((await all.get(`Users/${id}`)).json()).toEqual(before);
        expect(
          (await all.patch(`Users/${id}`, [{ op: 'replace', path: 'roles', value: 'member' }])).status,
        ).toBe(200);
        const [row] = await place.product().sql('select role from accounts.account where id = $1', [id]);
        expect(row).toEqual({ role });
      },
    );

    it('P3: sees and reaches only accounts of its own tenant', async () => {
      await secondTenant(place.product());
      const rival = await ScimClient.of(place.product(), 'Entra ID', { by: 'root', tenant: 'rival' });
      const alice = await idOf(place.product(), 'alice');
      for (const answer of [
        await rival.get(`Users/${alice}`),
        await rival.send('PUT', `Users/${alice}`, { userName: 'x' }),
        await rival.patch(`Users/${alice}`, [{ op: 'replace', path: 'active', value: false }]),
        await rival.send('DELETE', `Users/${alice}`),
      ])
        expect(scimOutcome(answer)).toBe('404');
      expect(await rival.found(`id eq "${alice}" or externalId sw "F-"`)).toEqual([]);
      const { Resources } = (await rival.get('Users')).json<Listed>();
      expect(Resources.map(({ userName }) => userName).sort()).toEqual(['alice', 'root']);
      // The same ids at another client are those of other people.
      expect(await rival.made({ userName: 'filter-anna', externalId: 'F-anna' })).toMatchObject({
        externalId: 'F-anna',
      });
    });

    it('has external ids of its own, and does not undo changes of another client', async () => {
      const other = await ScimClient.of(place.product(), 'HR');
      const { id } = await place.client.made({ userName: 'shared', externalId: 'S-1' });
      expect((await other.get(`Users/${id}`)).json()).not.toHaveProperty('externalId');
      await other.patch(`Users/${id}`, [{ op: 'add', value: { externalId: 'HR-1', active: false } }]);
      const answer = await place.client.patch(`Users/${id}`, [
        { op: 'replace', path: 'active', value: true },
      ]);
      expect(answer.json()).toMatchObject({ externalId: 'S-1', active: false });
      const renewed = await ScimClient.of(place.product(), 'HR');
      expect(await renewed.found('externalId eq "HR-1"')).toEqual([id]);
    });

    it('is refused above the published limits, and with another media type', async () => {
      const long = JSON.stringify({ userName: 'long', title: 'x'.repeat(1_100_000) });
      expect((await place.client.post('Users', long)).status).toBe(413);
      expect((await place.client.post('Users', '{"userName"')).status).toBe(400);
      const named = { 'content-type': 'application/scim+json' };
      expect(scimOutcome(await place.client.get('Users?count=0', named))).toBe('200');
      expect((await place.client.send('DELETE', 'Users/x', undefined, named)).status).toBe(404);
      const send = (type: string) =>
        place.client.post('Users', { userName: 'a b' }, { 'content-type': type });
      expect(scimOutcome(await send('application/json'))).toBe('400 invalidValue');
      expect(scimOutcome(await send('application/vnd.other+json'))).toBe('415');
      expect(
        (
          await ask(
            place.product(),
            'POST',
            'accounts',
            place.client.token,
            { 'content-type': 'application/scim+json' },
            '{}',
          )
        ).status,
      ).toBe(415);
    });
  });
}
