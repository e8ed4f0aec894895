import type { FastifyRequest } from 'fastify';
import { pathOf } from '../path.js';
import { OapiRefusal } from './oapi-refusal.js';

/** The refusal for an address outside the app's server egress addresses; DingTalk's text names the address. */
export function ipNotAllowed(request: FastifyRequest): OapiRefusal {
  const text = `访问ip不在白名单之中,request ip=${request.ip}`;
  return new OapiRefusal(60020, text, pathOf(request).startsWith('/topapi/'));
}
