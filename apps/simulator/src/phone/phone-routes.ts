import type { FastifyInstance } from 'fastify';
import * as z from 'zod';
import { ownPagesOnly } from '../control/own-pages-only.js';
import { refusalsAsJson } from '../control/refusals-as-json.js';
import type { SimulatorParts } from '../simulator-parts.js';

const scanBody = z.strictObject({
  personId: z.string(),
  way: z.enum(['dingtalk', 'browser']),
  url: z.url({ protocol: /^https?$/ }),
});

/** The routes of the phone page, which tools can use to scan, too. */
export function phoneRoutes(parts: SimulatorParts) {
  const { dingtalk, hosts, phones, addresses, portals, shown } = parts;
  return async (scope: FastifyInstance): Promise<void> => {
    ownPagesOnly(scope, hosts);
    refusalsAsJson(scope);

    /** Answers `{ url }`: the address of the phone's screen, for a frame or a window. */
    scope.post('/phone/scan', async (request) => {
      const { personId, way, url } = scanBody.parse(request.body);
      const person = dingtalk.world.person(personId);
      if (person === undefined) throw new Error(`There is no person ${personId}`);
      const { origin } = new URL(url);
      const isDingTalk = origin === new URL(addresses.simulatorUrl).origin;
      if (!isDingTalk && !portals.has(origin)) {
        throw new Error(`The phone visits ${portals.all().join(', ')} only, not ${origin}`);
      }
      const portalOrigin = portals.all().at(-1) ?? '';
      const phone = phones.of(personId, way, isDingTalk ? portalOrigin : origin);
      shown.scan(url, person.nick, dingtalk.clock.now());
      return { url: addresses.onPhone(phone, url) };
    });

    scope.get('/phone/shown', async () => ({ tickets: shown.all(dingtalk.clock.now()) }));
  };
}
