import { createHmac } from 'node:crypto';
import type { Adapter, AdapterPayload, KoaContextWithOIDC } from 'oidc-provider';

/** What is asked of the request that is being answered. */
type Asked = Pick<KoaContextWithOIDC, 'method' | 'oidc' | 'req'>;

/**
 * Sessions of browsers that only look at a page with a form of the provider, as robots do that preview links: the one for a device's code, and
 * the one that asks whether to log off. Nothing is stored of them: the secret that ties the form to the browser is made of the id in its signed
 * cookie, so that it is known again when the form comes back.
 */
export class PassingSessions {
  readonly #stored = new WeakSet<object>();
  readonly #passing = new WeakSet<object>();

  constructor(private readonly key: string) {}

  /** Lets the session pass that a form is shown in, also once more after a mistake, unless the browser has one that is stored. */
  begin({ oidc: { session }, req }: Asked): void {
    if (session === undefined || session.accountId !== undefined) return;
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
        if (ctx !== undefined && (this.isVisit(ctx, payload) || this.isFormAgain(ctx, payload)))
          this.#passing.add(ctx.req);
        if (ctx === undefined || !this.isPassing(ctx)) await store.upsert(id, payload, expiresIn);
      },
      find: async (id) => {
        const ctx = current();
        const found = await store.find(id);
        if (found && ctx !== undefined) this.#stored.add(ctx.req);
        return found ?? (isForm(ctx) ? this.passing(id) : undefined);
      },
    };
  }

  /** What the form of such a session bears. */
  secretOf(sessionId: string): string {
    return createHmac('sha256', this.key).update(`form/${sessionId}`).digest('base64url');
  }

  /** Whether nothing is kept of the session of this request. */
  isPassing({ req }: Pick<Asked, 'req'>): boolean {
    return this.#passing.has(req);
  }

  /** A visit after which nothing has to be known again, in a browser that the provider knows nobody in. */
  private isVisit({ method, oidc, req }: Asked, { accountId, state }: AdapterPayload): boolean {
    return (
      VISITS.includes(oidc.route) &&
      method !== 'POST' &&
      accountId === undefined &&
      state?.['postLogoutRedirectUri'] === undefined &&
      !this.#stored.has(req)
    );
  }

  /** A form that came back and is shown again, or the next one: what ties it to the browser is made of the id, as for the first. */
  private isFormAgain(ctx: Asked, { accountId, state }: AdapterPayload): boolean {
    return (
      isForm(ctx) && accountId === undefined && state?.['secret'] !== undefined && !this.#stored.has(ctx.req)
    );
  }

  private passing(id: string): AdapterPayload {
    return { jti: id, kind: 'Session', state: { secret: this.secretOf(id) } };
  }
}

/** Routes that begin no question of an application. */
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
