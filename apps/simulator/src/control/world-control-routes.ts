import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { App } from '../world/app.js';
import type { World } from '../world/world.js';

const redirectUrlBody = z.strictObject({ clientId: z.string(), url: z.url() });

const appBody = z.strictObject({
  published: z.boolean().optional(),
  redirectMatching: z.enum(['exact', 'domain']).optional(),
  redirectUrls: z.array(z.url()).optional(),
  ipWhitelist: z.array(z.string()).optional(),
  /** In force at once: the whole list, not an addition. */
  permissions: z.array(z.string()).optional(),
});

const memberParams = z.object({ corpId: z.string(), personId: z.string() });

/** What is left of an app for tools to see: no secret. */
function appView({ clientSecret: _secret, ...app }: App) {
  return {
    ...app,
    corpIds: [...app.corpIds],
    permissions: [...app.permissions],
    unpublishedPermissions: [...app.unpublishedPermissions],
    visibleTo: app.visibleTo === 'everyone' ? app.visibleTo : [...app.visibleTo],
    contactScope: app.contactScope === 'everyone' ? app.contactScope : [...app.contactScope],
  };
}

/** Changes of the world from outside: a setting of the developer console, somebody joining or leaving. */
export function worldControlRoutes(scope: FastifyInstance, world: World): void {
  scope.post('/control/redirect-urls', async (request) => {
    const { clientId, url } = redirectUrlBody.parse(request.body);
    world.registerRedirectUrl(clientId, url);
    return { redirectUrls: world.apps.find(clientId)?.redirectUrls };
  });

  scope.patch<{ Params: { clientId: string } }>('/control/apps/:clientId', async (request) => {
    const { permissions, ...changes } = appBody.parse(request.body);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const all = permissions === undefined ? given : { ...given, permissions: new Set(permissions) };
    return appView(world.apps.change(request.params.clientId, all));
  });

  scope.put('/control/members/:corpId/:personId', async (request) => {
    const { corpId, personId } = memberParams.parse(request.params);
    if (world.organisation(corpId) === undefined) throw new Error(`There is no organisation ${corpId}`);
    if (world.person(personId) === undefined) throw new Error(`There is no person ${personId}`);
    return world.addMember({ corpId, personId });
  });

  scope.delete('/control/members/:corpId/:personId', async (request, reply) => {
    const { corpId, personId } = memberParams.parse(request.params);
    const membership = world.membership(corpId, personId);
    if (membership !== undefined) world.removeMember(corpId, membership.userId);
    return reply.code(204).send();
  });
}
