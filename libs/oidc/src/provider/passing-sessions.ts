import { createHmac } from 'node:crypto';
import type { Adapter, AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';

/** What is asked of the request that is being answered. */
type Asked = Pick<KoaContextWithOIDC, 'method' | 'oidc' | 'req'>;

/**
 * Sessions of browsers that only look at the page for a device's code, as robots do that preview links. Nothing is stored of them: the
 * secret that ties the form to the browser is made of the id in its signed cookie, so that it is known again when the form comes back.
 */
export class PassingSessions {
  readonly #stored = new WeakSet<object>();
  readonly #passing = new WeakSet<object>();

  constructor(private readonly key: string) {}

  /** Lets the session pass that has just been begun for the form, unless the browser has one that is stored. */
  begin({ method, oidc: { session }, req }: Asked): void {
    if (method !== 'GET' || session === undefined || session.accountId !== undefined) return;
    if (this.#stored.has(req)) return;
    session.state = { secret: this.secretOf(session.jti) };
    this.#passing.add(req);
  }

  /** The store of sessions, which knows those that pass. */
  around(store: Adapter, current: () => Asked | undefined): Adapter {
    return {
      ...store,
      upsert: async (id, payload, expiresIn) => {
        const ctx = current();
        if (ctx === undefined || !this.#passing.has(ctx.req)) await store.upsert(id, payload, expiresIn);
      },
      find: async (id) => {
        const ctx = current();
        const found = await store.find(id);
        if (found && ctx !== undefined) this.#stored.add(ctx.req);
        return found ?? (isFormOfDevice(ctx) ? this.passing(id) : undefined);
      },
    };
  }

  private passing(id: string): AdapterPayload {
    return { jti: id, kind: 'Session', state: { secret: this.secretOf(id) } };
  }

  private secretOf(sessionId: string): string {
    return createHmac('sha256', this.key).update(`device/${sessionId}`).digest('base64url');
  }
}

function isFormOfDevice(ctx: Asked | undefined): boolean {
  return ctx?.method === 'POST' && ctx.oidc.route === 'code_verification';
}
