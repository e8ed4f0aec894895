import { createServer } from 'node:http';
import cookie from '@fastify/cookie';
import fastify from 'fastify';
import { invokeJsapi } from './bridge/invoke-jsapi.js';
import { acceptStreams } from './events/accept-streams.js';
import { issueJsapiCode } from './bridge/issue-jsapi-code.js';
import { controlRoutes } from './control/control-routes.js';
import { developerRoutes } from './developer/developer-routes.js';
import { loginRoutes } from './login/login-routes.js';
import { mailboxRoutes } from './mailbox/mailbox-routes.js';
import { startSmtp } from './mailbox/smtp.js';
import type { Simulator, SimulatorOptions } from './options.js';
import { organisationRoutes } from './organisation/organisation-routes.js';
import { assetRoutes } from './pages/asset-routes.js';
import { phonePageRoutes } from './phone/phone-page-routes.js';
import { phoneRoutes } from './phone/phone-routes.js';
import { SimulatorParts } from './simulator-parts.js';
import { apiRoutes } from './wire/api/api-routes.js';
import { oapiRoutes } from './wire/oapi/oapi-routes.js';
import { demoWorld } from './world/demo-world.js';

const LOOPBACK = '127.0.0.1';

/** Starts a simulated DingTalk, with its mailbox, in this process. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const {
    port,
    host = LOOPBACK,
    smtpPort = 0,
    portalUrl = 'http://localhost:3000',
    seed = 'simulator',
  } = options;
  const { clock: ownClock, callsPerSecond, eventPauses } = options;
  const parts = new SimulatorParts(
    {
      seed,
      ...(ownClock && { clock: ownClock }),
      ...(callsPerSecond !== undefined && { callsPerSecond }),
      ...(eventPauses && { eventPauses }),
    },
    host,
  );
  const { dingtalk, sessions, qrTickets, mailbox } = parts;
  (options.world ?? demoWorld)(dingtalk.world, portalUrl);

  for (const portal of [portalUrl, options.portalPublicUrl ?? portalUrl]) parts.portals.allow(portal);

  const app = fastify({
    logger: options.logger ?? false,
    forceCloseConnections: true,
    // Requests to a phone's host name belong to the portal behind it, whatever their path.
    serverFactory: (answer) =>
      createServer((request, response) => {
        if (parts.phoneBrowser.handles(request, response) || parts.hosts.refuses(request, response)) return;
        answer(request, response);
      }),
  });
  await app.register(cookie);
  await app.register(apiRoutes(dingtalk));
  await app.register(oapiRoutes(dingtalk));
  await app.register(loginRoutes(dingtalk, sessions, qrTickets));
  await app.register(controlRoutes(parts));
  await app.register(phoneRoutes(parts));
  assetRoutes(app, dingtalk.world);
  phonePageRoutes(app, dingtalk.world, portalUrl);
  await app.register(mailboxRoutes(mailbox, parts.hosts));
  await app.register(developerRoutes(parts));
  await app.register(organisationRoutes(parts));
  acceptStreams(app.server, dingtalk.events.lines, parts.hosts);
  app.addHook('preClose', async () => {
    dingtalk.events.clear();
    dingtalk.events.lines.cut();
  });
  app.get('/healthz', async () => ({ status: 'ok' }));

  const listening = new URL(await app.listen({ port, host }));
  parts.hosts.listensOn(listening.port);
  // By name, so that it is same-site with the hosts below `.localhost`.
  const url = `http://${host === LOOPBACK ? 'localhost' : host}:${listening.port}`;
  parts.addresses.simulatorUrl = url;
  const { clock, values } = dingtalk;
  const smtp = await startSmtp({ host, port: smtpPort, mailbox, clock, values });

  return {
    url,
    smtpUrl: smtp.url,
    world: dingtalk.world,
    faults: dingtalk.faults,
    mailbox,
    requests: dingtalk.requests,
    events: dingtalk.events,
    allowPortal: (portal) => parts.portals.allow(portal),
    show: (id, code, lifetimeSeconds) => {
      const shownAt = dingtalk.clock.now();
      const endsAt = new Date(shownAt.getTime() + lifetimeSeconds * 1_000);
      parts.shown.add({ id, url: code, shownAt, endsAt });
    },
    hide: (id) => parts.shown.remove(id),
    issueCode: (grant) => {
      const permissions = dingtalk.world.apps.find(grant.clientId)?.permissions ?? new Set<string>();
      return dingtalk.codes.issue({ permissions, ...grant });
    },
    issueJsapiCode: (personId, request) => issueJsapiCode(dingtalk, personId, request),
    invokeJsapi: (personId, call) => invokeJsapi(dingtalk, personId, call),
    expireAppTokens: () => dingtalk.appTokens.clear(),
    reset: () => parts.reset(),
    close: async () => {
      await Promise.all([app.close(), smtp.close()]);
    },
  };
}
