import { sql, type Json, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { GeneralSettings, Protocol } from '../domain/application.js';
import type { OidcClient } from '../domain/client-settings.js';
import { prepare } from './statements.js';

/** The common fields of an application, as written. */
interface WrittenGeneral extends GeneralSettings {
  readonly id: string;
  readonly tenantId: string;
  readonly now: DatabaseNow;
}

/** A client, as written. */
interface WrittenClient extends Omit<OidcClient, 'publicKeys'> {
  readonly id: string;
  readonly tenantId: string;
  readonly publicKeys: Json<OidcClient['publicKeys']> | null;
}

const general = ($: SqlParams<WrittenGeneral>) => ({
  name: $.name,
  description: $.description,
  category: $.category,
  logo: $.logo,
  owner_id: $.ownerId,
  state: $.state,
  audience: $.audience,
  start_url: $.startUrl,
});

const client = ($: SqlParams<WrittenClient>) => ({
  authentication: $.authentication,
  grant_types: $.grantTypes,
  redirect_uris: $.redirectUris,
  post_logout_redirect_uris: $.postLogoutRedirectUris,
  backchannel_logout_uri: $.backchannelLogoutUri,
  public_keys: $.publicKeys,
  scopes: $.scopes,
  apis: $.apis,
  api_scopes: $.apiScopes,
  asks_consent: $.asksConsent,
  subject_type: $.subjectType,
  id_token_algorithm: $.idTokenAlgorithm,
  access_token_seconds: $.accessTokenSeconds,
  refresh_token_seconds: $.refreshTokenSeconds,
});

export const insertApplication = prepare(
  (db, $: SqlParams<WrittenGeneral & { readonly protocol: Protocol }>) =>
    db.insertInto('applications.application').values({
      id: $.id,
      tenant_id: $.tenantId,
      protocol: $.protocol,
      ...general($),
      created_at: $.now,
      updated_at: $.now,
    }),
);

export const insertClient = prepare((db, $: SqlParams<WrittenClient>) =>
  db.insertInto('applications.client').values({ id: $.id, tenant_id: $.tenantId, ...client($) }),
);

export const changeApplication = prepare((db, $: SqlParams<WrittenGeneral>) =>
  db
    .updateTable('applications.application')
    .set({ ...general($), version: sql<number>`version + 1`, updated_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const changeClient = prepare((db, $: SqlParams<WrittenClient>) =>
  db
    .updateTable('applications.client')
    .set(client($))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type ById = SqlParams<{ tenantId: string; id: string }>;

/** Also deletes its client, secrets and assignments, by their foreign keys. */
export const deleteApplication = prepare((db, $: ById) =>
  db.deleteFrom('applications.application').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

/** Records that a part of an application has changed. */
export const countChange = prepare((db, $: SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>) =>
  db
    .updateTable('applications.application')
    .set({ version: sql<number>`version + 1`, updated_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
