import type { FastifyRequest } from 'fastify';
import { newId } from '#kernel';
import type { RequestContext } from '#runtime';
import type { Access } from '../access/declare-access.js';
import type { Principal } from '../access/principal.js';
import { ipPrefix } from '../client-address/ip-prefix.js';
import { readClientAddress } from '../client-address/read-client-address.js';
import type { PolicyAdditions } from '../headers/policy-additions.js';
import type { TenantContext } from '../tenant/tenant-context.js';

/** The request context while its request runs: the actor is known only after a guard has looked it up. */
export type OpenRequestContext = { -readonly [Fact in keyof RequestContext]: RequestContext[Fact] };

/** What this lib stores for one request. */
export interface RequestState {
  readonly context: OpenRequestContext;
  /** Set when a page needs it. */
  nonce?: string;
  readonly policy: PolicyAdditions;
  readonly startedAt: bigint;
  /** The client's network, once something has asked for it. */
  network?: string;
  /** The only addresses that forms of the page may submit to, instead of the portal. */
  formTargets?: readonly string[];
  tenant?: TenantContext;
  /** The access that the route declares, once its guard has read it; left out for public routes. */
  access?: Access;
  /** Null: looked up, and nobody is signed in. */
  principal?: Promise<Principal | null>;
  /** The browser secret that this answer sets, before the browser can send it back. */
  browser?: string;
}

/** The part of a version 7 UUID that holds the milliseconds. */
const REFERENCE_LENGTH = '019a3c1e-7a40'.length;

/** Maximum stored length of `User-Agent`; real ones are shorter. */
const USER_AGENT_LENGTH = 400;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

const states = new WeakMap<FastifyRequest, RequestState>();

/** The state of a request, created on first use. */
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

/** The normalized client address; requests without a readable one are refused before. */
export function clientAddress(request: FastifyRequest): string {
  return stateOf(request).context.ip ?? '';
}

/** The network of the client, as returned by `ipPrefix`. */
export function clientNetwork(request: FastifyRequest): string {
  const state = stateOf(request);
  return (state.network ??= ipPrefix(state.context.ip ?? ''));
}

/**
 * A short name for the act that a request belongs to, which people can read out: the beginning of its correlation id, which can be searched
 * for in the log.
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

/** Accepts only a UUID: anything else could carry a stranger's text into logs. */
function correlationIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && UUID.test(header) ? header.toLowerCase() : newId();
}
