import { errors, type Adapter, type AdapterPayload } from 'oidc-provider';
import { isId } from '#kernel';
import type { Artifacts, ArtifactKey, FoundArtifact } from '../infra/artifacts.js';
import type { Exchange } from './exchanges.js';
import { idOfFound, isOfGrant, isShown, storedId, writtenId } from './stored-ids.js';

/** Members of payloads that tell whose they are. */
interface Known extends Omit<AdapterPayload, 'consumed'> {
  readonly jti?: string;
  readonly consumed?: unknown;
}

/** What the adapter asks about the request that is being answered. */
export interface Asking {
  /** Of which session of the portal something is that is being stored. */
  sessionOf(model: string, payload: AdapterPayload): string | undefined;
  /** Whether an id is one that the provider has kept itself, and not what somebody shows. */
  isKeptId(): boolean;
  /** Whether somebody redeems what they show, and does not merely ask about it. */
  isRedeeming(): boolean;
  /** What is used up and given in this request, to be stored as a whole. */
  exchange(): Exchange | undefined;
  /** Something was to be redeemed that has been before. */
  replayed(model: string, applicationId: string): Promise<void>;
}

/** What the protocol keeps, in PostgreSQL: each call is one statement in its tenant's context. */
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
      const exchange = asking.exchange();
      if (exchange?.takes(model) === true) exchange.gives(row);
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
      const exchange = asking.exchange();
      if (exchange !== undefined) {
        exchange.uses(writing(id));
        return;
      }
      // The provider has looked before; of many at once, all but one are told here.
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
    // By the database's clock, as the time of an authentication is: the two are compared.
    ...(model === 'Interaction' ? { iat: createdSeconds } : {}),
  };
}

function idOrNull(id: unknown): string | null {
  return typeof id === 'string' && isId(id) ? id : null;
}
