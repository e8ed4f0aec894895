import { joinableApplications } from '#applications';
import type { Json, SqlParams } from '#database';
import type { ServiceProvider } from '../domain/service-provider.js';
import { prepare, type db } from './statements.js';

/** The columns of a service provider. */
interface Written extends Omit<ServiceProvider, 'consumers' | 'logouts' | 'attributes'> {
  readonly id: string;
  readonly tenantId: string;
  readonly consumers: Json<ServiceProvider['consumers']>;
  readonly logouts: Json<ServiceProvider['logouts']>;
  readonly attributes: Json<ServiceProvider['attributes']>;
}

const settings = ($: SqlParams<Written>) => ({
  entity_id: $.entityId,
  consumers: $.consumers,
  logouts: $.logouts,
  signing_certificates: $.signingCertificates,
  encryption_certificates: $.encryptionCertificates,
  signs_requests: $.signsRequests,
  name_id_format: $.nameIdFormat,
  signed: $.signed,
  encrypts: $.encrypts,
  attributes: $.attributes,
});

const READ = [
  'v.entity_id as entityId',
  'v.consumers',
  'v.logouts',
  'v.signing_certificates as signingCertificates',
  'v.encryption_certificates as encryptionCertificates',
  'v.signs_requests as signsRequests',
  'v.name_id_format as nameIdFormat',
  'v.signed',
  'v.encrypts',
  'v.attributes',
] as const;

export const insertServiceProvider = prepare((db, $: SqlParams<Written>) =>
  db.insertInto('saml.service_provider').values({ id: $.id, tenant_id: $.tenantId, ...settings($) }),
);

export const changeServiceProvider = prepare((db, $: SqlParams<Written>) =>
  db
    .updateTable('saml.service_provider')
    .set(settings($))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const serviceProviderById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('saml.service_provider as v')
    .select(READ)
    .where('v.tenant_id', '=', $.tenantId)
    .where('v.id', '=', $.id),
);

/** Service providers with the data that messages need. */
const providerIn = (from: typeof db) =>
  from
    .selectFrom('saml.service_provider as v')
    .innerJoin(joinableApplications.as('p'), (join) =>
      join.onRef('p.tenant_id', '=', 'v.tenant_id').onRef('p.id', '=', 'v.id'),
    )
    .select(READ)
    .select([
      'v.id',
      'v.name_id_salt as nameIdSalt',
      'p.name',
      'p.owner_id as ownerId',
      'p.start_url as startUrl',
    ]);

const usableIn = (from: typeof db) => providerIn(from).where('p.state', '=', 'enabled');

export const usableByEntityId = prepare((db, $: SqlParams<{ tenantId: string; entityId: string }>) =>
  usableIn(db).where('v.tenant_id', '=', $.tenantId).where('v.entity_id', '=', $.entityId),
);

export const usableById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  usableIn(db).where('v.tenant_id', '=', $.tenantId).where('v.id', '=', $.id),
);

/** Includes disabled applications. */
export const toldById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  providerIn(db).where('v.tenant_id', '=', $.tenantId).where('v.id', '=', $.id),
);

/** Returns a row if another application of the tenant has the entity id. */
export const holderOfEntityId = prepare(
  (db, $: SqlParams<{ tenantId: string; entityId: string; id: string }>) =>
    db
      .selectFrom('saml.service_provider')
      .select('id')
      .where('tenant_id', '=', $.tenantId)
      .where('entity_id', '=', $.entityId)
      .where('id', '!=', $.id),
);
