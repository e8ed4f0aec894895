import { ChangeProfile, ReadProfile } from '#profiles';
import { useCase } from '../../security/scene/use-case.js';
import { ENTERPRISE, scimOutcome } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

/** Phone numbers, and attributes that are stored in profiles. */
export function profiles(place: ScimPlace): void {
  const numberOf = async (id: string) =>
    (
      await place
        .product()
        .sql<Record<string, unknown>>(
          `select phone_number, phone_number_verified from accounts.account where id = $1`,
          [id],
        )
    )[0];

  describe('phone numbers', () => {
    it.each([
      [
        'the primary one',
        [
          { value: '13800138001', type: 'work' },
          { value: '+8613800138002', type: 'home', primary: true },
        ],
        '+8613800138002',
      ],
      [
        'that of the type work',
        [
          { value: '13800138003', type: 'mobile' },
          { value: 'tel:+86-138-0013-8004', type: 'Work' },
        ],
        '+8613800138004',
      ],
      [
        'the mobile one',
        [
          { value: '+8613800138005', type: 'fax' },
          { value: '+8613800138006', type: 'mobile' },
        ],
        '+8613800138006',
      ],
      ['none, where there is only a fax', [{ value: '+8613800138007', type: 'fax' }], null],
    ])('are reduced to one for the account: %s', async (what, phoneNumbers, kept) => {
      const { id } = await place.client.made({ userName: `phone-${String(what.length)}`, phoneNumbers });
      expect(await numberOf(id)).toEqual({ phone_number: kept, phone_number_verified: false });
      const shown = kept === null ? undefined : [{ value: kept, type: 'work', primary: true }];
      expect((await place.client.get(`Users/${id}`)).json<{ phoneNumbers?: unknown }>().phoneNumbers).toEqual(
        shown,
      );
    });

    it('are changed and removed by operations, found, and refused if invalid', async () => {
      const { id } = await place.client.made({ userName: 'phone-patched' });
      const patch = (operation: object) => place.client.patch(`Users/${id}`, [operation]);
      const path = 'phoneNumbers[type eq "work"].value';
      expect(scimOutcome(await patch({ op: 'add', path, value: '+8613800138008' }))).toBe('200');
      expect(await place.client.found('phoneNumbers eq "+8613800138008"')).toEqual([id]);
      expect(scimOutcome(await patch({ op: 'replace', path, value: 'ext. 12' }))).toBe('400 invalidValue');
      await place
        .product()
        .sql(`update accounts.account set phone_number = '+8613800138009' where id = $1`, [id]);
      await patch({ op: 'replace', path: 'title', value: 'Lead' });
      expect(await numberOf(id)).toMatchObject({ phone_number: '+8613800138009' });
      expect(scimOutcome(await patch({ op: 'remove', path: 'phoneNumbers' }))).toBe('200');
      expect(await numberOf(id)).toMatchObject({ phone_number: null });
    });
  });

  describe('job title and job number', () => {
    const valuesOf = async (id: string) => {
      const { entries } = await useCase(place.product(), ReadProfile).execute(
        place.product().tenantId,
        id,
        'administrators',
      );
      return Object.fromEntries(
        entries.flatMap(({ field, value, origin }) => (value === null ? [] : [[field.key, [value, origin]]])),
      );
    };

    it('are stored in the profile, keep a person’s changes, and change again when the client sends a new value', async () => {
      const { id } = await place.client.made({
        userName: 'profiled',
        title: 'Lead',
        [ENTERPRISE]: { employeeNumber: '4711' },
      });
      expect(await valuesOf(id)).toEqual({ title: ['Lead', 'scim'], jobNumber: ['4711', 'scim'] });
      await useCase(place.product(), ChangeProfile).execute(
        place.product().tenantId,
        id,
        { title: 'Head' },
        { by: 'administrators' },
      );
      const says = (title: string | null) =>
        place.client.patch(`Users/${id}`, [{ op: 'replace', path: 'title', value: title }]);
      await says('Lead');
      expect(await valuesOf(id)).toMatchObject({ title: ['Head', 'hand'] });
      await says('Director');
      expect(await valuesOf(id)).toMatchObject({ title: ['Director', 'scim'] });
      await place.client.patch(`Users/${id}`, [{ op: 'remove', path: 'title' }]);
      expect(await valuesOf(id)).toEqual({ jobNumber: ['4711', 'scim'] });
    });
  });

  describe('a search of all resources', () => {
    it('finds accounts, then groups, page by page; an attribute of one type has no value for the other', async () => {
      for (const name of ['across-a', 'across-b']) {
        await place.client.made({ userName: name, displayName: name });
        await place.client.post('Groups', { displayName: name });
      }
      const search = async (asked: object) => {
        const answer = await place.client.post('.search', {
          schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
          sortBy: 'displayName',
          ...asked,
        });
        const { totalResults, Resources = [] } = answer.json<{
          totalResults?: number;
          Resources?: readonly { displayName: string; meta: { resourceType: string } }[];
        }>();
        return [
          totalResults ?? scimOutcome(answer),
          ...Resources.map(({ displayName, meta }) => `${meta.resourceType} ${displayName}`),
        ];
      };
      const filter = 'displayName sw "across-"';
      expect(await search({ filter })).toEqual([
        4,
        'User across-a',
        'User across-b',
        'Group across-a',
        'Group across-b',
      ]);
      expect(await search({ filter, startIndex: 2, count: 2 })).toEqual([
        4,
        'User across-b',
        'Group across-a',
      ]);
      expect(await search({ filter, startIndex: 4, count: 2 })).toEqual([4, 'Group across-b']);
      expect(await search({ filter: `${filter} and userName pr` })).toEqual([
        2,
        'User across-a',
        'User across-b',
      ]);
      expect(await search({ filter: `${filter} and not (userName pr)` })).toEqual([
        2,
        'Group across-a',
        'Group across-b',
      ]);
      expect(await search({ filter: 'nothing eq "x"' })).toEqual(['400 invalidFilter']);
    });
  });
}
