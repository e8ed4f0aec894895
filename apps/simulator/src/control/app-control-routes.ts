import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
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
  /** Departments that the app may read, with all below them; `everyone`: the whole organisation. */
  contactScope: z.union([z.literal('everyone'), z.array(z.int())]).optional(),
});

/** An app as tools see it, without its secret. */
function appView({ clientSecret: _secret, ...app }: App) {
  return {
    ...app,
    corpIds: [...app.corpIds],
    permissions: [...app.permissions],
    unpublishedPermissions: [...app.unpublishedPermissions],
    visibleTo: app.visibleTo === 'everyone' ? app.visibleTo : [...app.visibleTo],
    contactScope: app.contactScope === 'everyone' ? app.contactScope : [...app.contactScope],
    departmentScope: [...app.departmentScope],
  };
}

function scopeOf(scope: 'everyone' | readonly number[]): Pick<App, 'contactScope' | 'departmentScope'> {
  return scope === 'everyone'
    ? { contactScope: scope, departmentScope: new Set() }
    : { contactScope: new Set(), departmentScope: new Set(scope) };
}

/** Settings of the developer console, changed from outside. */
export function appControlRoutes(scope: FastifyInstance, world: World): void {
  scope.post('/control/redirect-urls', async (request) => {
    const { clientId, url } = redirectUrlBody.parse(request.body);
    world.registerRedirectUrl(clientId, url);
    return { redirectUrls: world.apps.find(clientId)?.redirectUrls };
  });

  scope.patch<{ Params: { clientId: string } }>('/control/apps/:clientId', async (request) => {
    const { permissions, contactScope, ...changes } = appBody.parse(request.body);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    const all = {
      ...given,
      ...(permissions === undefined ? {} : { permissions: new Set(permissions) }),
      ...(contactScope === undefined ? {} : scopeOf(contactScope)),
    };
    return appView(world.apps.change(request.params.clientId, all));
  });
}
