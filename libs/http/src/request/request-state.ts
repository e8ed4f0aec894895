import type { FastifyRequest } from 'fastify';
import { newId } from '#kernel';
import type { RequestContext } from '#runtime';
import type { Access } from '../access/declare-access.js';
import type { Principal } from '../access/principal.js';
import { readClientAddress } from '../client-address/read-client-address.js';
import type { PolicyAdditions } from '../headers/policy-additions.js';
import type { TenantContext } from '../tenant/tenant-context.js';

/** The request context while its request runs: the actor is known only once a guard has asked. */
export type OpenRequestContext = { -readonly [Fact in keyof RequestContext]: RequestContext[Fact] };

/** What this lib knows of one request. */
export interface RequestState {
  readonly context: OpenRequestContext;
  /** Once a page asks for it. */
  nonce?: string;
  readonly policy: PolicyAdditions;
  readonly startedAt: bigint;
  /** Where forms of the page may go, in place of the portal. */
  formTargets?: readonly string[];
  tenant?: TenantContext;
  /** What the route states, once its guard has looked; left out for public routes. */
  access?: Access;
  /** Null: asked, and nobody is signed in. */
  principal?: Promise<Principal | null>;
  /** The browser secret that this answer sets, before the browser can send it back. */
  browser?: string;
}

/** Of a UUID of version 7, the milliseconds. */
const REFERENCE_LENGTH = '019a3c1e-7a40'.length;

/** Longest `User-Agent` that is kept; real ones stay below it. */
const USER_AGENT_LENGTH = 400;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const states = new WeakMap<FastifyRequest, RequestState>();

/** The state of a request, made when it is first asked for. */
export function stateOf(request: FastifyRequest): RequestState {
  const known = states.get(request);
  if (known !== undefined) return known;
  const state: RequestState = {
    context: contextOf(request),
    policy: new Map(),
    startedAt: process.hrtime.bigint(),
  };
  states.set(request, state);
  return state;
}

/** The address that a request came from, in one form for each; requests of which none can be read are refused before. */
export function clientAddress(request: FastifyRequest): string {
  return stateOf(request).context.ip ?? '';
}

/**
 * A short name for the act that a request belongs to, which people can read out: the beginning of its correlation id, by
 * which the log finds it.
 */
export function referenceOf(request: FastifyRequest): string {
  return stateOf(request).context.correlationId.slice(0, REFERENCE_LENGTH);
}

function contextOf(request: FastifyRequest): OpenRequestContext {
  const userAgent = request.headers['user-agent'];
  return {
    requestId: request.id,
    correlationId: correlationIdOf(request.headers['x-correlation-id']),
    actor: { kind: 'anonymous' },
    ip: readClientAddress(request),
    ...(userAgent === undefined ? {} : { userAgent: userAgent.slice(0, USER_AGENT_LENGTH) }),
  };
}

/** Only a UUID is taken over: anything else could carry text of a stranger into logs. */
function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && UUID.test(header) ? header.toLowerCase() : newId();
}
