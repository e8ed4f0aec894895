import type { FastifyRequest } from 'fastify';
import { pathOf } from '../path.js';
import { OapiRefusal } from './oapi-refusal.js';

/** The refusal for too many calls to an API; below `/topapi` wrapped in 88. DingTalk's text names the second in question. */
export function qpsLimit(request: FastifyRequest): OapiRefusal {
  const text = '您的服务器调用钉钉开放平台应用接口的请求过快，请稍后重试';
  return new OapiRefusal(90018, text, pathOf(request).startsWith('/topapi/'));
}
