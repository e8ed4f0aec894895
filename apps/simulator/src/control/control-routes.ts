import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import type { SimulatorParts } from '../simulator-parts.js';
import { FAULT_NAMES, faultSchema } from '../faults/fault.js';
import { ownPagesOnly } from './own-pages-only.js';
import { refusalsAsJson } from './refusals-as-json.js';
import { appControlRoutes } from './app-control-routes.js';
import { eventControlRoutes } from './event-control-routes.js';
import { organisationControlRoutes } from './organisation-control-routes.js';
import { issueJsapiCode } from '../bridge/issue-jsapi-code.js';

const faultsBody = z.union([faultSchema, z.array(faultSchema)]);
const faultsQuery = z.object({ name: z.enum(FAULT_NAMES).optional() });
const shownBody = z.strictObject({ url: z.url() });
const sessionBody = z.strictObject({ personId: z.string().nullable() });
const jsapiCodeBody = z.strictObject({
  personId: z.string(),
  clientId: z.string().optional(),
  corpId: z.string(),
  pageUrl: z.url(),
});

/** The routes by which tests and tools drive the simulator: JSON in and out, refusals as `{ error }` with status 400. */
export function controlRoutes(parts: SimulatorParts) {
  const { dingtalk, hosts, sessions, shown } = parts;
  return async (scope: FastifyInstance): Promise<void> => {
    ownPagesOnly(scope, hosts);
    refusalsAsJson(scope);

    appControlRoutes(scope, dingtalk.world);
    organisationControlRoutes(scope, dingtalk.world);
    eventControlRoutes(scope, dingtalk);

    scope.get('/control/faults', async () => ({ faults: dingtalk.faults.list() }));

    scope.put('/control/faults', async (request) => {
      const body = faultsBody.parse(request.body);
      if (Array.isArray(body)) dingtalk.faults.clear();
      for (const fault of Array.isArray(body) ? body : [body]) dingtalk.faults.set(fault);
      return { faults: dingtalk.faults.list() };
    });

    scope.delete('/control/faults', async (request) => {
      dingtalk.faults.clear(faultsQuery.parse(request.query).name);
      return { faults: dingtalk.faults.list() };
    });

    scope.post('/control/reset', async (_request, reply) => {
      parts.reset();
      return reply.code(204).send();
    });

    scope.get('/control/requests', async () => ({ requests: dingtalk.requests.all() }));

    scope.post('/control/shown', async (request, reply) => {
      shown.add({ url: shownBody.parse(request.body).url, shownAt: dingtalk.clock.now() });
      return reply.code(204).send();
    });

    scope.post('/control/session', async (request, reply) => {
      const { personId } = sessionBody.parse(request.body);
      if (personId === null) sessions.end(reply);
      else if (dingtalk.world.person(personId) === undefined)
        throw new Error(`There is no person ${personId}`);
      else sessions.begin(reply, personId);
      return reply.code(204).send();
    });

    scope.post('/control/jsapi-code', async (request) => {
      const { personId, clientId, corpId, pageUrl } = jsapiCodeBody.parse(request.body);
      const app = clientId === undefined ? {} : { clientId };
      return issueJsapiCode(dingtalk, personId, { ...app, corpId, pageUrl });
    });
  };
}
