import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clock } from '../clock.js';
import type { DingTalk } from '../dingtalk.js';
import type { LoggedRequest } from '../requests/request-log.js';
import { blockPage } from '../faults/block-page.js';
import { pathOf } from './path.js';

/** How a generation of the API refuses a whole call. */
export interface TransportRefusals {
  readonly ipNotAllowed: (request: FastifyRequest) => Error;
  readonly qpsLimit: (request: FastifyRequest) => Error;
}

/** Applies the faults that strike before a call is parsed, and logs every call. */
export function transportFaults(
  scope: FastifyInstance,
  dingtalk: DingTalk,
  refusals: TransportRefusals,
): void {
  const { faults } = dingtalk;
  const closing = new AbortController();
  scope.addHook('preClose', () => closing.abort());

  scope.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    const slow = faults.strike('slow', path);
    if (slow !== undefined) {
      // A closing simulator answers at once, so that the process can exit.
      await pause(slow.milliseconds ?? 3000, undefined, { signal: closing.signal }).catch(() => undefined);
    }
    if (faults.strike('connectionReset', path) !== undefined) {
      dingtalk.requests.record(logged(request, dingtalk.clock, 0));
      reply.hijack();
      request.raw.socket.resetAndDestroy();
      return;
    }
    const broken = faults.strike('http5xx', path);
    if (broken !== undefined) {
      const requestid = dingtalk.values.next('request');
      return reply
        .code(broken.status ?? 503)
        .send({ code: 'ServiceUnavailable', message: 'The service is unavailable', requestid });
    }
    if (faults.strike('garbage', path) !== undefined) {
      return reply.type('application/json').send('{"accessToken": <<<');
    }
    if (faults.strike('htmlBlockPage', path) !== undefined) {
      return reply.type('text/html; charset=utf-8').send(blockPage(dingtalk.values.next('request')));
    }
    if (faults.strike('ipNotAllowed', path) !== undefined) throw refusals.ipNotAllowed(request);
    if (faults.strike('qpsLimit', path) !== undefined) throw refusals.qpsLimit(request);
    return undefined;
  });

  scope.addHook('onResponse', async (request, reply) => {
    dingtalk.requests.record(logged(request, dingtalk.clock, reply.statusCode));
  });
}

function logged(request: FastifyRequest, clock: Clock, status: number): LoggedRequest {
  const { method, query, headers, body } = request;
  return { at: clock.now(), method, path: pathOf(request), query, headers, body, status };
}
