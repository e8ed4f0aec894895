import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import { DomainError, statusOf, usualDetail } from '#kernel';
import { isServiceAway } from '#runtime';
import type { Refusal } from './problem.js';

/** Seconds after which a browser may try again while the database is away. */
const DATABASE_RETRY_SECONDS = 5;

/** Codes for refusals that come from Fastify and Nest and not from a rule of ours. */
const CODES: Readonly<Record<number, string>> = {
  400: 'request.invalid',
  401: 'session.required',
  403: 'request.refused',
  404: 'request.not_found',
  405: 'request.method_not_allowed',
  408: 'request.timed_out',
  413: 'request.too_large',
  414: 'request.address_too_long',
  415: 'request.media_type_unsupported',
  429: 'rate.limited',
  431: 'request.headers_too_large',
  503: 'service.unavailable',
};

/** The refusal that the client gets for an error. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof DomainError) {
    const { kind, code, detail, retryAfterSeconds, facts } = error;
    return { status: statusOf(kind), code, detail, retryAfterSeconds, facts };
  }
  const status = error instanceof HttpException ? error.getStatus() : fastifyStatusOf(error);
  if (status !== undefined && (status < 500 || status === 503)) return refusalWithStatus(status);
  if (isServiceAway(error)) return refusalWithStatus(503);
  return { status: 500, code: 'internal' };
}

/** The refusal for a bare status. */
export function refusalWithStatus(status: number): Refusal {
  const code = CODES[status] ?? 'request.refused';
  return {
    status,
    code,
    detail: status < 500 ? (usualDetail(code) ?? STATUS_CODES[status]) : undefined,
    retryAfterSeconds: status === 503 ? DATABASE_RETRY_SECONDS : undefined,
  };
}

/** The status of one of Fastify's own errors; errors of other libraries that happen to have a status are defects here. */
function fastifyStatusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('statusCode' in error) || typeof error.statusCode !== 'number')
    return undefined;
  const isFastify = 'code' in error && typeof error.code === 'string' && error.code.startsWith('FST_');
  return isFastify || error instanceof SyntaxError ? error.statusCode : undefined;
}
