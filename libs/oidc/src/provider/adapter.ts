import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { isId } from '#kernel';
import type { Artifacts, ArtifactKey, FoundArtifact } from '../infra/artifacts.js';
import type { TokenRedemption } from './token-redemptions.js';
import { idOfFound, isOfGrant, isShown, storedId, writtenId } from './stored-ids.js';

/** The members of payloads that identify their owner. */
interface Known extends Omit<AdapterPayload, 'consumed'> {
  readonly jti?: string;
  readonly consumed?: unknown;
}

/** What the adapter needs to know about the current request. */
export interface Asking {
  /** The portal session to which the artifact being stored belongs. */
  sessionOf(model: string, payload: AdapterPayload): string | undefined;
  /** Whether the id comes from the provider's own storage instead of from a client. */
  isKeptId(): boolean;
  /** Whether the artifact is being redeemed, not only looked up. */
  isRedeeming(): boolean;
  /** The token redemption of this request, which is stored as a whole. */
  exchange(): TokenRedemption | undefined;
  /** Reports the reuse of an artifact that was already redeemed. */
  replayed(model: string, applicationId: string): Promise<void>;
}

/** The provider's storage in PostgreSQL: each call is one statement in the context of its tenant. */
export function artifactAdapter(
  artifacts: Artifacts,
  tenantId: string,
  model: string,
  asking: Asking,
): Adapter {
  const writing = (id: string): ArtifactKey => ({ tenantId, model, id: writtenId(model, id) });
  const noteReplay = async (found: FoundArtifact | undefined): Promise<void> => {
    if (found === undefined || found.consumedAt === null) return;
    const applicationId = idOrNull(found.payload['clientId']);
    if (applicationId !== null) await asking.replayed(model, applicationId);
  };
  return {
    async upsert(id, payload, expiresIn) {
      const { jti: _, consumed: _used, ...rest } = payload as Known;
      const row = {
        ...writing(id),
        payload: isShown(model) ? rest : { ...rest, jti: id },
        grantId: isOfGrant(model) ? (payload.grantId ?? null) : null,
        uid: model === 'Session' ? (payload.uid ?? null) : null,
        userCode: payload.userCode ?? null,
        applicationId: idOrNull(payload.clientId),
        accountId: idOrNull(payload.accountId),
        sessionId: asking.sessionOf(model, payload) ?? null,
        lifetimeSeconds: expiresIn ?? null,
      };
      const redemption = asking.exchange();
      if (redemption?.takes(model) === true) redemption.gives(row);
      else if (!(await artifacts.put(row)))
        throw new errors.InvalidClientAuth('client assertion tokens must only be used once');
    },
    async find(id) {
      const key = asking.isKeptId() ? writing(id) : { tenantId, model, id: storedId(model, id) };
      const found = await artifacts.byId(key);
      if (asking.isRedeeming()) await noteReplay(found);
      return payloadOf(found, model, id);
    },
    findByUid: async (uid) => payloadOf(await artifacts.byUid(tenantId, model, uid), model),
    findByUserCode: async (code) => payloadOf(await artifacts.byUserCode(tenantId, model, code), model),
    async consume(id) {
      const redemption = asking.exchange();
      if (redemption !== undefined) {
        redemption.uses(writing(id));
        return;
      }
      // The provider has already looked it up; of several concurrent requests, all but one fail here.
      if (!(await artifacts.consume(writing(id)))) throw new errors.InvalidGrant(`${model} already consumed`);
    },
    destroy: (id) => artifacts.remove(writing(id)),
    revokeByGrantId: (grantId) => artifacts.removeGrant(tenantId, grantId),
  };
}

function payloadOf(found: FoundArtifact | undefined, model: string, id?: string): AdapterPayload | undefined {
  if (found === undefined) return undefined;
  const { payload, consumedAt, createdSeconds, storedAs } = found;
  return {
    ...payload,
    jti: id ?? idOfFound(model, storedAs),
    ...(consumedAt === null ? {} : { consumed: Math.floor(consumedAt.getTime() / 1_000) }),
    // By the database's clock, because it is compared with the time of authentication, which uses that clock, too.
    ...(model === 'Interaction' ? { iat: createdSeconds } : {}),
  };
}

function idOrNull(id: unknown): string | null {
  return typeof id === 'string' && isId(id) ? id : null;
}
