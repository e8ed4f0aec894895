import type { FastifyRequest } from 'fastify';
import { equalInConstantTime } from '#kernel';
import type { DingTalk } from '../dingtalk.js';
import type { App } from '../world/app.js';

/** The app with these credentials. */
export function appWithSecret(dingtalk: DingTalk, clientId: string, clientSecret: string): App | undefined {
  const app = dingtalk.world.apps.find(clientId);
  return app !== undefined && equalInConstantTime(app.clientSecret, clientSecret) ? app : undefined;
}

/** An empty list allows every address. */
export function mayCallFrom(app: App, request: FastifyRequest): boolean {
  return app.ipWhitelist.length === 0 || app.ipWhitelist.includes(request.ip);
}
