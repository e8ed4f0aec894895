import { ENTERPRISE, scimOutcome } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

const WORK = { value: 'work@patches.test', type: 'work', primary: true };

/** Operations, as written by the standard and by its implementers. */
export function patches(place: ScimPlace): void {
  let made = 0;

  describe('operations on an account', () => {
    const start = () => {
      made += 1;
      return place.client.made({
        userName: `patched-${String(made)}`,
        displayName: 'Before',
        title: 'Guide',
        name: { givenName: 'Barbara', familyName: 'Jensen' },
        emails: [{ value: `patched-${String(made)}@patches.test`, type: 'work' }],
        [ENTERPRISE]: { department: 'Tours' },
      });
    };

    it.each<readonly [string, readonly object[], object]>([
      [
        'Entra ID: Replace of one attribute',
        [{ op: 'Replace', path: 'displayName', value: 'Pvlo' }],
        { displayName: 'Pvlo' },
      ],
      [
        'Entra ID: several at once, the address by a filter',
        [
          { op: 'Replace', path: 'emails[type eq "work"].value', value: 'updatedEmail@microsoft.com' },
          { op: 'Replace', path: 'name.familyName', value: 'updatedFamilyName' },
        ],
        {
          name: { givenName: 'Barbara', familyName: 'updatedFamilyName' },
          emails: [{ ...WORK, value: 'updatedEmail@microsoft.com' }],
        },
      ],
      [
        'Entra ID: disables by a text',
        [{ op: 'Replace', path: 'active', value: 'False' }],
        { active: false },
      ],
      ['Entra ID: disables without a path', [{ op: 'replace', value: { active: false } }], { active: false }],
      [
        'Entra ID: paths as names, without a path',
        [
          {
            op: 'Add',
            value: { 'name.givenName': 'Babs', [`${ENTERPRISE}:department`]: 'Sales', title: 'Chief' },
          },
        ],
        {
          name: { givenName: 'Babs', familyName: 'Jensen' },
          title: 'Chief',
          [ENTERPRISE]: { department: 'Sales' },
        },
      ],
      [
        'Entra ID: an attribute of the extension',
        [{ op: 'Add', path: `${ENTERPRISE}:employeeNumber`, value: '7' }],
        { [ENTERPRISE]: { department: 'Tours', employeeNumber: '7' } },
      ],
      [
        'Entra ID: a manager, whom nobody keeps here',
        [{ op: 'Add', path: `${ENTERPRISE}:manager`, value: 'x' }],
        { title: 'Guide' },
      ],
      [
        'Entra ID: addresses and phones, likewise',
        [{ op: 'Add', path: 'addresses[type eq "work"].country', value: 'CN' }],
        { title: 'Guide' },
      ],
      [
        'Okta: a resource with its id',
        [{ op: 'replace', value: { id: 'x', schemas: [], displayName: 'New' } }],
        { displayName: 'New' },
      ],
      ['names in any case', [{ op: 'REPLACE', path: 'DISPLAYNAME', value: 'Loud' }], { displayName: 'Loud' }],
      ['a part is removed', [{ op: 'remove', path: 'name.givenName' }], { name: { familyName: 'Jensen' } }],
      ['a null takes away', [{ op: 'replace', path: 'title', value: null }], { title: undefined }],
      [
        'addresses are removed by a filter',
        [{ op: 'remove', path: 'emails[type eq "work"]' }],
        { emails: undefined },
      ],
      ['all addresses are removed', [{ op: 'remove', path: 'emails' }], { emails: undefined }],
      [
        'a list replaces the list',
        [{ op: 'replace', path: 'emails', value: [{ value: 'list@patches.test', primary: true }] }],
        { emails: [{ ...WORK, value: 'list@patches.test' }] },
      ],
      [
        'one after the other',
        [
          { op: 'remove', path: 'title' },
          { op: 'add', path: 'title', value: 'A' },
          { op: 'replace', path: 'title', value: 'B' },
        ],
        { title: 'B' },
      ],
    ])('%s', async (_what, operations, after) => {
      const { id } = await start();
      const answer = await place.client.patch(`Users/${id}`, operations);
      expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
      expect({ title: undefined, emails: undefined, ...answer.json<object>() }).toMatchObject(after);
      expect((await place.client.get(`Users/${id}`)).json()).toEqual(answer.json());
    });

    it.each<readonly [string, readonly object[], string]>([
      ['removing nothing', [{ op: 'remove' }], '400 noTarget'],
      ['an unknown operator', [{ op: 'move', path: 'title' }], '400 invalidSyntax'],
      ['no operation', [], '400 invalidSyntax'],
      ['an unknown attribute', [{ op: 'add', path: 'shoeSize', value: '42' }], '400 invalidPath'],
      ['a path into a prototype', [{ op: 'add', path: '__proto__.admin', value: 'yes' }], '400 invalidPath'],
      [
        'the same without a path',
        [{ op: 'add', value: { constructor: { prototype: 1 } } }],
        '400 invalidSyntax',
      ],
      ['what cannot be changed', [{ op: 'replace', path: 'id', value: 'x' }], '400 mutability'],
      ['the same of a part', [{ op: 'replace', path: 'meta.created', value: 'x' }], '400 mutability'],
      [
        'a filter that finds nobody and says not whom',
        [{ op: 'add', path: 'emails[type ne "work"].value', value: 'x@y.zz' }],
        '400 noTarget',
      ],
      [
        'a filter that cannot be read',
        [{ op: 'add', path: 'emails[type eq].value', value: 'x@y.zz' }],
        '400 invalidFilter',
      ],
      ['a filter of one value', [{ op: 'add', path: 'title[value eq "x"]', value: 'y' }], '400 invalidPath'],
      ['the userName taken away', [{ op: 'remove', path: 'userName' }], '400 invalidValue'],
      ['a value of another type', [{ op: 'replace', path: 'title', value: { a: 1 } }], '400 invalidValue'],
      ['no value without a path', [{ op: 'replace', value: 'title' }], '400 invalidValue'],
    ])('G6: %s is refused as a whole', async (_what, operations, outcome) => {
      const before = await start();
      const all =
        operations.length === 0
          ? []
          : [{ op: 'replace', path: 'displayName', value: 'Half done' }, ...operations];
      expect(scimOutcome(await place.client.patch(`Users/${before.id}`, all))).toBe(outcome);
      expect((await place.client.get(`Users/${before.id}`)).json()).toEqual(before);
      expect(({} as Record<string, unknown>)['admin']).toBeUndefined();
    });
  });
}
