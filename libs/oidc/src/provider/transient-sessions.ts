import { createHmac } from 'node:crypto';
import type { Adapter, AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';

/** The parts of the current request that are needed here. */
type Asked = Pick<KoaContextWithOIDC, 'method' | 'oidc' | 'req'>;

/**
 * Sessions that are not stored. Many visits only look at a form of the provider (for a device's code, or to confirm a logoff), such as those of robots that
 * preview links. The secret that ties the form to the browser is derived from the id in the signed session cookie, so it can be checked when the form comes
 * back.
 */
export class TransientSessions {
  readonly #stored = new WeakSet<object>();
  readonly #transient = new WeakSet<object>();

  constructor(private readonly key: string) {}

  /** Keeps the session of a form unstored, also when the form is shown again after a mistake, unless the browser already has a stored one. */
  begin({ oidc: { session }, req }: Asked): void {
    if (session === undefined || session.accountId !== undefined) return;
    if (this.#stored.has(req)) return;
    session.state = { secret: this.secretOf(session.jti) };
    this.#transient.add(req);
  }

  /** Wraps the session store, and adds the sessions that are not stored. */
  around(store: Adapter, current: () => Asked | undefined): Adapter {
    return {
      ...store,
      upsert: async (id, payload, expiresIn) => {
        const ctx = current();
        if (ctx !== undefined && (this.isVisit(ctx, payload) || this.isFormAgain(ctx, payload)))
          this.#transient.add(ctx.req);
        if (ctx === undefined || !this.isTransient(ctx)) await store.upsert(id, payload, expiresIn);
      },
      find: async (id) => {
        const ctx = current();
        const found = await store.find(id);
        if (found && ctx !== undefined) this.#stored.add(ctx.req);
        return found ?? (isForm(ctx) ? this.transient(id) : undefined);
      },
    };
  }

  /** The secret in the form of such a session. */
  secretOf(sessionId: string): string {
    return createHmac('sha256', this.key).update(`form/${sessionId}`).digest('base64url');
  }

  /** Whether the session of this request is not stored. */
  isTransient({ req }: Pick<Asked, 'req'>): boolean {
    return this.#transient.has(req);
  }

  /** A visit that needs no stored state, in a browser that is not logged on at the provider. */
  private isVisit({ method, oidc, req }: Asked, { accountId, state }: AdapterPayload): boolean {
    return (
      VISITS.includes(oidc.route) &&
      method !== 'POST' &&
      accountId === undefined &&
      state?.['postLogoutRedirectUri'] === undefined &&
      !this.#stored.has(req)
    );
  }

  /** A form that came back and is shown again, or the next form: its secret is derived from the id, as for the first. */
  private isFormAgain(ctx: Asked, { accountId, state }: AdapterPayload): boolean {
    return (
      isForm(ctx) && accountId === undefined && state?.['secret'] !== undefined && !this.#stored.has(ctx.req)
    );
  }

  private transient(id: string): AdapterPayload {
    return { jti: id, kind: 'Session', state: { secret: this.secretOf(id) } };
  }
}

/** Routes that begin no authorization request. */
const VISITS: readonly string[] = [
  'code_verification',
  'device_resume',
  'end_session',
  'end_session_success',
  'resume',
];

const FORMS: readonly string[] = ['code_verification', 'end_session_confirm'];

function isForm(ctx: Asked | undefined): boolean {
  return ctx?.method === 'POST' && FORMS.includes(ctx.oidc.route);
}
