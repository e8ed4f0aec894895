import { AsyncLocalStorage } from 'node:async_hooks';

/** The person or program that acts. */
export interface Actor {
  readonly kind: 'account' | 'anonymous' | 'operator' | 'system';
  readonly accountId?: string;
  /** The API token that it uses instead of a session, if any. */
  readonly via?: { readonly id: string; readonly name: string };
  /** Upper limit of its permissions, as `<area>.<verb>`; without it, the permissions of the account's role apply. */
  readonly permissions?: readonly string[];
}

/** The request, command or job that code runs for. Holds only facts that the server can vouch for. */
export interface RequestContext {
  readonly requestId: string;
  /** One id for everything that one act of a person causes, including jobs. */
  readonly correlationId: string;
  /** Id of the event that this work reacts to. */
  readonly causationId?: string;
  readonly actor: Actor;
  /** The tenant concerned, once it is known. */
  readonly tenantId?: string;
  readonly ip?: string;
  readonly userAgent?: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

/** Runs `work` in a request context; everything that it awaits sees it through `requestContext()`. */
export function runInContext<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

/** The current context, or undefined outside of requests, commands and jobs. */
export function requestContext(): RequestContext | undefined {
  return storage.getStore();
}

/** Creates a context in which the given facts replace the current ones, for example once the actor is known. */
export function withContext(change: Partial<RequestContext>): RequestContext {
  const base = storage.getStore() ?? { requestId: 'none', correlationId: 'none', actor: { kind: 'system' } };
  return { ...base, ...change };
}

/** Adds the tenant of the current request to all further log lines. */
export function nameTenant(tenantId: string): void {
  const context: { tenantId?: string } | undefined = storage.getStore();
  if (context !== undefined) context.tenantId = tenantId;
}
