import { newBrowser } from '../../security/scene/agents.js';
import type { ScimPlace } from '../scene/scim-place.js';
import { scimOutcome, type Listed } from '../scene/scim-client.js';

/** Discovery of the server's features by clients. */
export function descriptions(place: ScimPlace): void {
  describe('a client that asks for the server’s features', () => {
    it('gets its limits as in RFC 7643, 5', async () => {
      const answer = await place.client.get('ServiceProviderConfig');
      expect(answer.headers.get('content-type')).toBe('application/scim+json; charset=utf-8');
      expect(answer.json()).toMatchObject({
        patch: { supported: true },
        bulk: { supported: true, maxOperations: 100, maxPayloadSize: 1_048_576 },
        filter: { supported: true, maxResults: 200 },
        sort: { supported: true },
        etag: { supported: true },
        changePassword: { supported: false },
      });
    });

    it.each([
      ['ResourceTypes', 'User'],
      ['ResourceTypes', 'Group'],
      ['Schemas', 'urn:ietf:params:scim:schemas:core:2.0:User'],
    ])('gets %s, and each of them by its id', async (path, id) => {
      const { totalResults, Resources } = (await place.client.get(path)).json<Listed>();
      expect(Resources).toHaveLength(totalResults);
      const one = Resources.find((resource) => resource.id === id);
      expect((await place.client.get(`${path}/${id}`)).json()).toEqual(one);
      expect(scimOutcome(await place.client.get(`${path}/nothing`))).toBe('404');
    });

    it('gets a SCIM error for an unknown path and for a missing token', async () => {
      const answer = await place.client.get('Nothing');
      expect(answer.json()).toMatchObject({
        schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
        status: '404',
      });
      const stranger = await place.client.get('Users', { authorization: 'Bearer nothing' });
      expect(stranger.headers.get('content-type')).toContain('application/scim+json');
      expect(stranger.json()).toMatchObject({ status: '401' });
      expect(stranger.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
      const nobody = await newBrowser(place.product()).send('GET', '/scim/v2/Users', {});
      expect([nobody.status, nobody.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    it('is told as in RFC 7644, 3.11 that it has no account of its own', async () => {
      for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])
        expect(
          scimOutcome(await place.client.send(method, 'Me', method.startsWith('P') ? {} : undefined)),
        ).toBe('501');
    });
  });
}
