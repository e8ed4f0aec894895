import { sql, type SqlParams, type SqlBool } from '#database';
import type { ApplicationState } from '../domain/application.js';
import { db, prepare } from './statements.js';

/** Columns of applications of every protocol. */
const GENERAL = [
  'p.id',
  'p.tenant_id as tenantId',
  'p.name',
  'p.description',
  'p.category',
  'p.logo',
  'p.owner_id as ownerId',
  'p.state',
  'p.audience',
  'p.start_url as startUrl',
  'p.version',
  'p.created_at as createdAt',
  'p.updated_at as updatedAt',
] as const;

/** Applications `p` with their clients `c`: all that makes an `Application`. */
const applicationsIn = (from: typeof db) =>
  from
    .selectFrom('applications.application as p')
    .innerJoin('applications.client as c', (join) =>
      join.onRef('c.tenant_id', '=', 'p.tenant_id').onRef('c.id', '=', 'p.id'),
    )
    .select(GENERAL)
    .select([
      sql<'oidc'>`p.protocol`.as('protocol'),
      'c.authentication',
      'c.grant_types as grantTypes',
      'c.redirect_uris as redirectUris',
      'c.post_logout_redirect_uris as postLogoutRedirectUris',
      'c.backchannel_logout_uri as backchannelLogoutUri',
      'c.public_keys as publicKeys',
      'c.scopes',
      'c.apis',
      'c.api_scopes as apiScopes',
      'c.asks_consent as asksConsent',
      'c.subject_type as subjectType',
      'c.id_token_algorithm as idTokenAlgorithm',
      'c.access_token_seconds as accessTokenSeconds',
      'c.refresh_token_seconds as refreshTokenSeconds',
    ]);

type ById = SqlParams<{ tenantId: string; id: string }>;

export const applicationById = prepare((db, $: ById) =>
  applicationsIn(db).where('p.tenant_id', '=', $.tenantId).where('p.id', '=', $.id),
);

export const registeredById = prepare((db, $: ById) =>
  db
    .selectFrom('applications.application as p')
    .select(GENERAL)
    .select('p.protocol')
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.id', '=', $.id),
);

/** An application of any protocol, locked for a change. */
export const registeredForUpdate = prepare((db, $: ById) =>
  db
    .selectFrom('applications.application as p')
    .select(GENERAL)
    .select('p.protocol')
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.id', '=', $.id)
    .forUpdate('p'),
);

/** Which applications, and the name and id of the last one of the previous page. */
export interface ApplicationQuery {
  /** Part of the name, in any case. */
  readonly search?: string | undefined;
  readonly state?: ApplicationState | undefined;
  readonly limit: number;
  readonly after?: readonly [string, string] | undefined;
}

/** A page by name, and one row more, which shows whether there is a next page. */
export function pageOfApplications(tenantId: string, { search, state, limit, after }: ApplicationQuery) {
  let page = db
    .selectFrom('applications.application as p')
    .select((eb) => [
      'p.id',
      'p.protocol',
      'p.name',
      'p.description',
      'p.category',
      'p.logo',
      'p.state',
      'p.audience',
      'p.created_at as createdAt',
      eb
        .selectFrom('applications.use as u')
        .select((use) => use.fn.max('u.last_used_at').as('at'))
        .whereRef('u.tenant_id', '=', 'p.tenant_id')
        .whereRef('u.application_id', '=', 'p.id')
        .as('lastUsedAt'),
    ])
    .where('p.tenant_id', '=', tenantId);
  if (after !== undefined) page = page.where(sql<SqlBool>`(p.name, p.id) > (${after[0]}, ${after[1]}::uuid)`);
  if (state !== undefined) page = page.where('p.state', '=', state);
  if (search !== undefined) page = page.where(sql<SqlBool>`position(lower(${search}) in lower(p.name)) > 0`);
  return page
    .orderBy('p.name')
    .orderBy('p.id')
    .limit(limit + 1);
}
