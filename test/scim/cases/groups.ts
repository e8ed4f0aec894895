import { CreateGroup } from '#groups';
import { useCase } from '../../security/scene/use-case.js';
import { scimOutcome, type Listed, type Sent } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** Groups that a client manages. */
export function groups(place: ScimPlace): void {
  describe('groups', () => {
    let [anna, ben] = ['', ''];
    let made = 0;

    beforeAll(async () => {
      ({ id: anna } = await place.client.made({ userName: 'member-anna' }));
      ({ id: ben } = await place.client.made({ userName: 'member-ben' }));
    });

    const start = async (members: readonly string[] = []) => {
      made += 1;
      const body = {
        schemas: [GROUP],
        displayName: `Group ${String(made)}`,
        externalId: `G-${String(made)}`,
        members: members.map((value) => ({ value })),
      };
      const answer = await place.client.post('Groups', body);
      expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
      return answer.json<Sent>();
    };
    const membersOf = async (id: string) =>
      (
        (await place.client.get(`Groups/${id}`)).json<{ members?: readonly { value: string }[] }>().members ??
        []
      )
        .map(({ value }) => (value === anna ? 'anna' : value === ben ? 'ben' : value))
        .sort()
        .join(' ');

    it('are created, found by name, member and external id, and removed', async () => {
      const group = await start([anna]);
      expect(group).toMatchObject({
        schemas: [GROUP],
        externalId: 'G-1',
        members: [{ value: anna, type: 'User', display: 'member-anna' }],
        meta: { resourceType: 'Group' },
      });
      for (const filter of [
        'displayName eq "group 1"',
        'externalId eq "G-1"',
        `members eq "${anna}"`,
        `id eq "${group.id}" and members[value eq "${anna}"]`,
      ])
        expect([filter, await place.client.found(filter, 'Groups')]).toEqual([filter, [group.id]]);
      expect(await place.client.found(`members.value eq "${ben}"`, 'Groups')).toEqual([]);
      const query = `Groups?excludedAttributes=members&filter=${encodeURIComponent('displayName eq "Group 1"')}`;
      expect((await place.client.get(query)).json<Listed>().Resources[0]).not.toHaveProperty('members');
      expect(scimOutcome(await place.client.post('Groups', { displayName: 'GROUP 1' }))).toBe(
        '409 uniqueness',
      );
      expect((await place.client.send('DELETE', `Groups/${group.id}`)).status).toBe(204);
      expect(scimOutcome(await place.client.get(`Groups/${group.id}`))).toBe('404');
    });

    it.each<readonly [string, (id: string) => readonly object[], string]>([
      [
        'Entra ID: Add of members',
        () => [{ op: 'Add', path: 'members', value: [{ $ref: null, value: ben }] }],
        'anna ben',
      ],
      [
        'Entra ID: Remove by a value',
        () => [{ op: 'Remove', path: 'members', value: [{ $ref: null, value: anna }] }],
        '',
      ],
      ['the standard: remove by a filter', () => [{ op: 'remove', path: `members[value eq "${anna}"]` }], ''],
      ['all are removed', () => [{ op: 'remove', path: 'members' }], ''],
      ['others in their place', () => [{ op: 'replace', path: 'members', value: [{ value: ben }] }], 'ben'],
      [
        'Okta: without a path',
        (id) => [{ op: 'replace', value: { id, displayName: `Renamed ${id}` } }],
        'anna',
      ],
      ['the same again', () => [{ op: 'add', path: 'members', value: { value: anna } }], 'anna'],
      ['whoever is not in it', () => [{ op: 'remove', path: `members[value eq "${ben}"]` }], 'anna'],
    ])('are changed by operations: %s', async (_what, operations, after) => {
      const { id } = await start([anna]);
      const answer = await place.client.patch(`Groups/${id}`, operations(id));
      expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
      expect(await membersOf(id)).toBe(after);
    });

    it('accept only existing members, and refuse the whole change otherwise', async () => {
      const { id } = await start([anna]);
      for (const value of ['00000000-0000-7000-8000-000000000000', id, 'x'])
        expect(
          scimOutcome(
            await place.client.patch(`Groups/${id}`, [
              { op: 'replace', path: 'displayName', value: 'Half done' },
              { op: 'add', path: 'members', value: [{ value: ben }, { value }] },
            ]),
          ),
        ).toBe('400 invalidValue');
      expect(await membersOf(id)).toBe('anna');
      expect(await place.client.found('displayName eq "Half done"', 'Groups')).toEqual([]);
    });

    it('have a version, which includes their members', async () => {
      const { id } = await start();
      const tag =
        (await place.client.get(`Groups/${id}?excludedAttributes=members`)).headers.get('etag') ?? '';
      const add = () =>
        place.client.patch(`Groups/${id}`, [{ op: 'add', path: 'members', value: [{ value: anna }] }], {
          'if-match': tag,
        });
      expect(scimOutcome(await add())).toBe('200');
      expect(scimOutcome(await add())).toBe('412');
    });

    it('with a rule are shown without their members, and are never changed', async () => {
      const { id } = await useCase(place.product(), CreateGroup).execute(place.product().tenantId, {
        name: 'All members',
        rule: { match: 'any', conditions: [{ attribute: 'role', anyOf: ['member'] }] },
      });
      expect((await place.client.get(`Groups/${id}`)).json()).not.toHaveProperty('members');
      expect(await place.client.found('displayName eq "all members"', 'Groups')).toEqual([id]);
      for (const answer of [
        await place.client.patch(`Groups/${id}`, [{ op: 'add', path: 'members', value: [{ value: ben }] }]),
        await place.client.send('PUT', `Groups/${id}`, { displayName: 'Taken over' }),
        await place.client.send('DELETE', `Groups/${id}`),
      ])
        expect(scimOutcome(answer)).toBe('400 mutability');
    });

    it('are listed at their accounts, by hand and by rule, and cannot be changed there', async () => {
      const group = await start([anna]);
      const { id: byRule } = await useCase(place.product(), CreateGroup).execute(place.product().tenantId, {
        name: 'A rule',
        rule: { match: 'any', conditions: [{ attribute: 'role', anyOf: ['member'] }] },
      });
      const groupsIn = (user: object | undefined) => {
        const named: { groups?: readonly { value: string }[] } | undefined = user;
        return (named?.groups ?? []).map(({ value }) => value);
      };
      const one = (await place.client.get(`Users/${anna}`)).json<Sent>();
      expect(groupsIn(one)).toEqual(expect.arrayContaining([group.id, byRule]));
      expect(one).toMatchObject({
        groups: expect.arrayContaining([
          expect.objectContaining({ value: byRule, display: 'A rule', type: 'direct' }),
        ]) as unknown,
      });
      const filter = `filter=${encodeURIComponent('userName sw "member-"')}`;
      const { Resources } = (await place.client.get(`Users?${filter}`)).json<Listed>();
      expect(groupsIn(Resources.find(({ id }) => id === anna))).toContain(group.id);
      expect(groupsIn(Resources.find(({ id }) => id === ben))).not.toContain(group.id);
      const without = await place.client.get(`Users?excludedAttributes=groups&${filter}`);
      expect(without.json<Listed>().Resources[0]).not.toHaveProperty('groups');
      const change = await place.client.patch(`Users/${anna}`, [{ op: 'remove', path: 'groups' }]);
      expect(scimOutcome(change)).toBe('400 mutability');
    });

    it('lose no member when many are added at the same time', async () => {
      const { id } = await start();
      await Promise.all(
        [anna, ben].map((value) =>
          place.client.patch(`Groups/${id}`, [{ op: 'add', path: 'members', value: [{ value }] }]),
        ),
      );
      expect(await membersOf(id)).toBe('anna ben');
    });

    it('can be created with their members in one request', async () => {
      const answer = await place.client.post('Bulk', {
        Operations: [
          {
            method: 'POST',
            path: '/Groups',
            bulkId: 'team',
            data: { displayName: 'Team', members: [{ value: 'bulkId:one' }] },
          },
          { method: 'POST', path: '/Users', bulkId: 'one', data: { userName: 'member-one' } },
        ],
      });
      const { Operations: done } = answer.json<{
        Operations: readonly { status: string; location: string }[];
      }>();
      expect(done.map(({ status }) => status)).toEqual(['201', '201']);
      const [id = ''] = await place.client.found('displayName eq "Team"', 'Groups');
      expect(done[1]?.location).toContain(await membersOf(id));
    });
  });
}
