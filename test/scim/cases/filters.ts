import { scimOutcome, type Listed } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Finding accounts. */
export function filters(place: ScimPlace): void {
  describe('a filter', () => {
    const ids: Record<string, string> = {};

    beforeAll(async () => {
      const person = async (key: string, fields: object) => {
        ids[key] = (
          await place.client.made({ userName: `filter-${key}`, externalId: `F-${key}`, ...fields })
        ).id;
      };
      await person('anna', {
        title: 'Engineer',
        emails: [{ value: 'anna@Filters.test' }],
        name: { familyName: 'Berg' },
      });
      await person('ben', { title: 'engineer', active: false, [ENTERPRISE]: { department: 'Tours "A\\B"' } });
      await person('cleo', { displayName: "O'Hara %_", emails: [{ value: 'cleo@filters.test' }] });
    });

    // Filters in the spelling of RFC 7644, 3.4.2.2 and of clients; each is run on these three accounts.
    it.each([
      ['userName eq "FILTER-anna"', 'anna'],
      ['externalId eq "F-ben"', 'ben'],
      ['externalId eq "f-ben"', ''],
      ['title EQ "ENGINEER"', 'anna ben'],
      ['title ne "engineer"', 'cleo'],
      ['not (title pr)', 'cleo'],
      ['title pr and active eq true', 'anna'],
      ['active eq "False"', 'ben'],
      ['active ne false', 'anna cleo'],
      ['emails pr', 'anna cleo'],
      ['emails eq "ANNA@filters.test"', 'anna'],
      ['emails.value ew "@filters.TEST"', 'anna cleo'],
      ['emails[type eq "work" and value co "cleo@"]', 'cleo'],
      ['emails[type eq "home"]', ''],
      ['name.familyName sw "be"', 'anna'],
      ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "filter-c"', 'cleo'],
      [`${ENTERPRISE}:department eq "tours \\"a\\\\b\\""`, 'ben'],
      ['displayName co "%_"', 'cleo'],
      ['displayName eq "o\\u0027hara %_"', 'cleo'],
      ['nickName eq "x"', ''],
      ['nickName eq null', 'anna ben cleo'],
      ['title eq null', 'cleo'],
      ['userName gt "filter-b"', 'ben cleo'],
      ['userName le "filter-ben"', 'anna ben'],
      ['meta.lastModified gt "2011-05-13T04:42:34Z"', 'anna ben cleo'],
      ['meta.created lt "2011-05-13T04:42:34Z"', ''],
      ['title pr or emails pr and active eq true', 'anna ben cleo'],
      ['(title pr or emails pr) and active eq true', 'anna cleo'],
    ])('%s', async (filter, names) => {
      const found = await place.client.found(`externalId sw "F-" and (${filter})`);
      const keys = Object.keys(ids).filter((key) => found.includes(ids[key] ?? ''));
      expect(keys.join(' ')).toBe(names);
      expect(found).toHaveLength(keys.length);
      // Without the restriction to these accounts, and so by an index if there is one, it also finds them.
      expect(await place.client.found(filter)).toEqual(expect.arrayContaining([...found]));
    });

    it.each([
      ['userName', 'userName eq'],
      ['userName eq alice', 'userName is "alice"'],
      ['userName eq "a" and', '(userName eq "a"'],
      ['password eq "x" or nothing eq "y"', 'userName.x eq "a"'],
      ['meta.created gt "yesterday"', 'active gt true'],
      ['emails[emails[value pr]]', 'userName co 3'],
      ['not userName eq "a"', `"${'\n'.repeat(200)}`],
      ["userName eq 'a'; drop table accounts.account", `${'('.repeat(60)}userName pr${')'.repeat(60)}`],
      [Array<string>(60).fill('userName pr').join(' or '), 'constructor eq "x"'],
    ])('G6: that is malformed or names an unknown attribute is refused: %j, %j', async (one, other) => {
      for (const filter of [one, other])
        expect([
          filter,
          scimOutcome(await place.client.get(`Users?filter=${encodeURIComponent(filter)}`)),
        ]).toEqual([filter, expect.stringMatching(/^400/)]);
    });
  });

  describe('a list', () => {
    const list = async (query: string) =>
      (await place.client.get(`Users?${query}`)).json<Listed & { itemsPerPage: number }>();

    it('comes in pages, of at most 200, in a stable order', async () => {
      const { totalResults } = await list('count=0');
      const first = await list('startIndex=1&count=2');
      const second = await list('startIndex=3&count=2');
      expect([first.itemsPerPage, second.itemsPerPage, first.totalResults]).toEqual([2, 2, totalResults]);
      const both = await list('startIndex=0&count=4');
      expect(both.Resources).toEqual([...first.Resources, ...second.Resources]);
      expect((await list('startIndex=999999')).Resources).toEqual([]);
      expect((await list('count=-1')).Resources).toEqual([]);
      expect(scimOutcome(await place.client.get('Users?count=many'))).toBe('400 invalidSyntax');
    });

    it('can be sorted by any attribute that can be filtered', async () => {
      const names = async (order: string) =>
        (
          await list(`filter=${encodeURIComponent('externalId sw "F-"')}&sortBy=userName&sortOrder=${order}`)
        ).Resources.map(({ userName }) => userName);
      expect(await names('ascending')).toEqual(['filter-anna', 'filter-ben', 'filter-cleo']);
      expect(await names('descending')).toEqual(['filter-cleo', 'filter-ben', 'filter-anna']);
      expect(scimOutcome(await place.client.get('Users?sortBy=password'))).toBe('200');
      expect(scimOutcome(await place.client.get('Users?sortBy=nothing'))).toBe('400 invalidFilter');
    });

    it('has the requested attributes, and can also be requested by a body', async () => {
      const filter = 'userName eq "filter-anna"';
      const [one] = (await list(`attributes=userName,emails.value&filter=${encodeURIComponent(filter)}`))
        .Resources;
      expect(one).toEqual({
        schemas: expect.anything() as unknown,
        id: expect.anything() as unknown,
        userName: 'filter-anna',
        emails: [{ value: 'anna@Filters.test' }],
      });
      const answer = await place.client.post('Users/.search', {
        filter,
        excludedAttributes: ['meta', 'emails', 'name'],
      });
      const [other] = answer.json<Listed>().Resources;
      expect(other).toMatchObject({ userName: 'filter-anna', active: true });
      for (const name of ['meta', 'emails', 'name']) expect(other).not.toHaveProperty(name);
    });
  });
}
