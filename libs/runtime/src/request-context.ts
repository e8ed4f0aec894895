import { AsyncLocalStorage } from 'node:async_hooks';

/** Who did something. */
export interface Actor {
  readonly kind: 'account' | 'anonymous' | 'operator' | 'system';
  readonly accountId?: string;
  /** The API token that it acts by, if not by a session. */
  readonly via?: { readonly id: string; readonly name: string };
  /** What it may do at most, as `<area>.<verb>`; left out: all that the role of the account may. */
  readonly permissions?: readonly string[];
}

/** What is known of the request, command or job that code runs for. Facts only the server can vouch for. */
export interface RequestContext {
  readonly requestId: string;
  /** One id through everything that one act of a person sets off, jobs included. */
  readonly correlationId: string;
  /** Id of the event whose reaction this is. */
  readonly causationId?: string;
  readonly actor: Actor;
  /** The tenant that it is about, once that is known. */
  readonly tenantId?: string;
  readonly ip?: string;
  readonly userAgent?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` in a request context; everything it awaits sees it through `requestContext()`. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The current context, or undefined outside of requests, commands and jobs. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Makes a context in which the given facts replace the current ones, for example once the actor is known. */
export function withContext(change: Partial<RequestContext>): RequestContext {
  const base = storage.getStore() ?? { requestId: 'none', correlationId: 'none', actor: { kind: 'system' } };
  return { ...base, ...change };
}

/** Tells the lines of the log, from here on, which tenant the current request is about. */
export function nameTenant(tenantId: string): void {
  const context: { tenantId?: string } | undefined = storage.getStore();
  if (context !== undefined) context.tenantId = tenantId;
}
