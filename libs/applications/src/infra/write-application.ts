import { sql, type Json, type Slots } from '#database';
import type { Present } from '#kernel';
import type { ApplicationSettings } from '../domain/application.js';
import { prepare } from './statements.js';

/** The settings of an application as they are written. */
export interface WrittenSettings extends Omit<ApplicationSettings, 'publicKeys'> {
  readonly id: string;
  readonly tenantId: string;
  readonly publicKeys: Json<ApplicationSettings['publicKeys']> | null;
  readonly now: Present;
}

const general = ($: Slots<WrittenSettings>) => ({
  name: $.name,
  description: $.description,
  category: $.category,
  logo: $.logo,
  owner_id: $.ownerId,
  state: $.state,
  audience: $.audience,
  start_url: $.startUrl,
});

const client = ($: Slots<WrittenSettings>) => ({
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

export const insertApplication = prepare((db, $: Slots<WrittenSettings>) =>
  db.insertInto('applications.application').values({
    id: $.id,
    tenant_id: $.tenantId,
    ...general($),
    created_at: $.now,
    updated_at: $.now,
  }),
);

export const insertClient = prepare((db, $: Slots<WrittenSettings>) =>
  db.insertInto('applications.client').values({ id: $.id, tenant_id: $.tenantId, ...client($) }),
);

export const changeApplication = prepare((db, $: Slots<WrittenSettings>) =>
  db
    .updateTable('applications.application')
    .set({ ...general($), version: sql<number>`version + 1`, updated_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const changeClient = prepare((db, $: Slots<WrittenSettings>) =>
  db
    .updateTable('applications.client')
    .set(client($))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type ById = Slots<{ tenantId: string; id: string }>;

/** With its client, secrets and assignments, which go by their foreign keys. */
export const deleteApplication = prepare((db, $: ById) =>
  db.deleteFrom('applications.application').where('tenant_id', '=', $.tenantId).where('id', '=', $.id),
);

/** Notes that something which belongs to an application has changed. */
export const countChange = prepare((db, $: Slots<{ tenantId: string; id: string; now: Present }>) =>
  db
    .updateTable('applications.application')
    .set({ version: sql<number>`version + 1`, updated_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);
