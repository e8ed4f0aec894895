import { scimOutcome, USER } from '../scene/scim-client.js';
import type { ScimPlace } from '../scene/scim-place.js';

interface Results {
  readonly Operations: readonly {
    readonly status: string;
    readonly location?: string;
    readonly bulkId?: string;
  }[];
}

/** Several operations in one request. */
export function bulk(place: ScimPlace): void {
  describe('several operations in one request', () => {
    const perform = async (operations: readonly object[], more: object = {}) =>
      place.client.post('Bulk', {
        schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
        Operations: operations,
        ...more,
      });
    const statuses = async (operations: readonly object[], more: object = {}) => {
      const answer = await perform(operations, more);
      expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
      return answer.json<Results>().Operations.map(({ status }) => status);
    };
    const user = (userName: string) => ({ schemas: [USER], userName });

    it('are done independently, each with a result of its own', async () => {
      const kept = await place.client.made({ userName: 'bulk-kept' });
      const gone = await place.client.made({ userName: 'bulk-gone' });
      const answer = await perform([
        { method: 'POST', path: '/Users', bulkId: 'new', data: user('bulk-new') },
        { method: 'POST', path: '/Users', bulkId: 'same', data: user('bulk-new') },
        {
          method: 'PATCH',
          path: `/Users/${kept.id}`,
          data: { Operations: [{ op: 'add', path: 'title', value: 'T' }] },
        },
        { method: 'PUT', path: `/Users/${kept.id}`, version: 'W/"old"', data: user('bulk-kept') },
        { method: 'DELETE', path: `/Users/${gone.id}` },
      ]);
      expect(answer.json<Results>().Operations).toMatchObject([
        {
          method: 'POST',
          bulkId: 'new',
          status: '201',
          location: expect.stringContaining('/scim/v2/Users/') as unknown,
        },
        { method: 'POST', bulkId: 'same', status: '409', response: { scimType: 'uniqueness' } },
        { method: 'PATCH', status: '200' },
        { method: 'PUT', status: '412' },
        { method: 'DELETE', status: '204' },
      ]);
      expect((await place.client.get(`Users/${kept.id}`)).json()).toMatchObject({ title: 'T' });
      expect((await place.client.get(`Users/${gone.id}`)).status).toBe(404);
    });

    it('may refer to things that other operations create, before or after; an unknown reference is refused', async () => {
      const rename = { Operations: [{ op: 'replace', path: 'title', value: 'By reference' }] };
      expect(
        await statuses([
          { method: 'PATCH', path: '/Users/bulkId:later', data: rename },
          { method: 'POST', path: '/Users', bulkId: 'later', data: user('bulk-later') },
          { method: 'PATCH', path: '/Users/bulkId:never', data: rename },
        ]),
      ).toEqual(['200', '201', '409']);
      expect(await place.client.found('userName eq "bulk-later" and title eq "By reference"')).toHaveLength(
        1,
      );
    });

    it('end after as many failures as the client accepts', async () => {
      const operations = ['alice', 'bob', 'bulk-after'].map((name, place) => ({
        method: 'post',
        path: '/Users',
        bulkId: String(place),
        data: user(name),
      }));
      expect(await statuses(operations, { failOnErrors: 2 })).toEqual(['409', '409']);
      expect(await place.client.found('userName eq "bulk-after"')).toEqual([]);
    });

    it('G6: are limited in number, and have only paths of SCIM', async () => {
      const delete_ = (path: string) => ({ method: 'DELETE', path });
      expect((await perform(Array.from({ length: 101 }, () => delete_('/Users/x')))).status).toBe(413);
      expect(scimOutcome(await perform([]))).toBe('400 invalidSyntax');
      expect(scimOutcome(await perform([{ method: 'GET', path: '/Users' }]))).toBe('400 invalidSyntax');
      expect(
        await statuses(
          ['/Users', '/Users/x/y', '/Bulk', '/api/admin/accounts', 'Users/x', '/Users/x'].map(delete_),
        ),
      ).toEqual(['400', '400', '400', '400', '400', '404']);
    });
  });
}
