import { randomUUID } from 'node:crypto';
import type { Product } from '../../harness/start-product.js';
import { leaveADirectory } from './leave-a-directory.js';

/** Inserts a row of a tenant into each table that the product empties when its work is done, or fills only on request. */
export async function leaveTraces(product: Product, tenant: string): Promise<void> {
  const event = randomUUID();
  await product.sql(
    `insert into messaging.outbox (id, tenant_id, name, payload, context, occurred_at, drained_at)
       values ($1, $2, 'test.kept.v1', '{}', '{}', now(), now())`,
    [event, tenant],
  );
  await product.sql(
    `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error) values ($1, 'test', $2, 1, '')`,
    [tenant, event],
  );
  await product.sql(
    `insert into mail.outgoing (id, tenant_id, kind, content, created_at, next_attempt_at)
       select gen_random_uuid(), $1, 'test', '', now(), now() + interval '1 day'`,
    [tenant],
  );
  await product.sql(
    `insert into audit.checkpoint select tenant_id, sequence, hash, recorded_at, now(), 'test', hash
       from audit.record where tenant_id = $1 limit 1 on conflict do nothing`,
    [tenant],
  );
  await product.sql(`insert into audit.checkpoint_sink (tenant_id, sink) values ($1, 'test')`, [tenant]);
  await product.sql(
    `insert into audit.watch (tenant_id, looked_at, round_began_at) values ($1, now(), now()) on conflict do nothing`,
    [tenant],
  );
  await product.sql(
    `with export as (
         insert into audit.export (tenant_id, id, format, asked, up_to, created_at, correlation_id, expires_at, is_made,
           state)
         values ($1, gen_random_uuid(), 'csv', '{}', 0, now(), 'test', now() + interval '1 day', true, 'ready')
         returning tenant_id, id)
       insert into audit.export_chunk select tenant_id, id, 0, '' from export`,
    [tenant],
  );
  await product.sql(
    `insert into audit.webhook (tenant_id, url, secret_encrypted, next_sequence, next_attempt_at, created_at, changed_at)
       values ($1, 'https://siem.invalid/', '', 1, now() + interval '1 day', now(), now())`,
    [tenant],
  );
  await product.sql(
    `insert into audit.retention_run (tenant_id, id, is_held, first_before, first_after)
       values ($1, gen_random_uuid(), false, 1, 1)`,
    [tenant],
  );
  await product.sql(
    `insert into dingtalk.connection_check select tenant_id, id, now(), '[]' from dingtalk.connection
       where tenant_id = $1 on conflict do nothing`,
    [tenant],
  );
  await product.sql(
    `insert into overview.unusual_event (tenant_id, id, occurred_at, type, correlation_id)
       values ($1, gen_random_uuid(), now(), 'test', 'test')`,
    [tenant],
  );
  await product.sql(
    `insert into break_glass.access (id, tenant_id, account_id, secret_hash, reason, created_at, expires_at)
       select gen_random_uuid(), tenant_id, id, '', 'test', now(), now() from accounts.account
       where tenant_id = $1 limit 1`,
    [tenant],
  );
  await product.sql(
    `insert into api_access.token
         (id, tenant_id, kind, name, account_id, permissions, is_sensitive, secret_hash, created_at, expires_at)
       select gen_random_uuid(), tenant_id, 'client', 'test', id, '{}', false, '', now(), now() from accounts.account
       where tenant_id = $1 limit 1`,
    [tenant],
  );
  await product.sql(
    `insert into scim.provisioned_user
         (tenant_id, client, account_id, user_name, user_name_key, display_name, kept, created_at, updated_at)
       select tenant_id, 'test', id, 'test', 'test', 'Test', '{}', now(), now() from accounts.account
       where tenant_id = $1 limit 1`,
    [tenant],
  );
  await leaveAnApplication(product, tenant);
  await leaveADirectory(product, tenant);
  await leaveAGroup(product, tenant);
  await leaveAComparison(product, tenant);
}

/** A group with a member, and with a value of a rule as in groups by rule. */
async function leaveAGroup(product: Product, tenant: string): Promise<void> {
  await product.sql(
    `with person as (select id from accounts.account where tenant_id = $1 limit 1),
       made as (
         insert into groups.definition (id, tenant_id, name, name_key, description, conditions, created_at, updated_at)
         values (gen_random_uuid(), $1, 'Traces', 'traces', '', 0, now(), now()) returning id),
       member as (
         insert into groups.member (tenant_id, group_id, account_id, added_at)
         select $1, made.id, person.id, now() from made, person)
     insert into groups.condition_value (tenant_id, group_id, condition, attribute, key, value)
     select $1, id, 0, 'title', 'test', 'Test' from made`,
    [tenant],
  );
}

/** A pair, and the result of a comparison. */
async function leaveAComparison(product: Product, tenant: string): Promise<void> {
  await product.sql(
    `with source as (select id from dingtalk.connection where tenant_id = $1 limit 1),
       pair as (
         insert into outbound.pair (id, tenant_id, connection_id, group_id, unit_id, is_new, created_at)
         select gen_random_uuid(), $1, source.id, g.id, u.id, false, now() from source,
           (select id from groups.definition where tenant_id = $1 limit 1) g,
           (select id from directory.unit where tenant_id = $1 limit 1) u),
       made as (
         insert into outbound.comparison (id, tenant_id, connection_id, synchronised_at, compared_at, units, untold)
         select gen_random_uuid(), $1, id, now(), now(), '[]', '{}' from source returning id)
     insert into outbound.difference (tenant_id, comparison_id, account_id, kind, username, name, name_key, fields, joins, leaves)
     select $1, made.id, a.id, 'create', 'test', 'test', 'test', '[]', '{}', '{}'
     from made, (select id from accounts.account where tenant_id = $1 limit 1) a`,
    [tenant],
  );
}

/** An application with a user. */
async function leaveAnApplication(product: Product, tenant: string): Promise<void> {
  await product.sql(
    `with person as (select id from accounts.account where tenant_id = $1 limit 1),
       application as (
         insert into applications.application
           (id, tenant_id, name, description, state, audience, created_at, updated_at)
         values (gen_random_uuid(), $1, 'Traces', '', 'enabled', 'assigned', now(), now()) returning id),
       client as (
         insert into applications.client
           (id, tenant_id, authentication, grant_types, redirect_uris, post_logout_redirect_uris, scopes, apis, api_scopes,
            asks_consent, subject_type, id_token_algorithm, access_token_seconds, refresh_token_seconds)
         select id, $1, 'client_secret', '{}', '{}', '{}', '{}', '{}', '{}', true, 'public', 'RS256', 600, 600
         from application returning id),
       secret as (
         insert into applications.client_secret (id, tenant_id, application_id, secret_hash, created_at)
         select gen_random_uuid(), $1, id, '', now() from client),
       assignment as (
         insert into applications.assignment (id, tenant_id, application_id, account_id, created_at)
         select gen_random_uuid(), $1, application.id, person.id, now() from application, person),
       review as (
         insert into applications.access_review (id, tenant_id, next_attempt_at)
         values (gen_random_uuid(), $1, now() + interval '1 day')),
       used as (
         insert into applications.use (tenant_id, application_id, account_id, last_used_at)
         select $1, application.id, person.id, now() from application, person),
       consent as (
         insert into oidc.consent (tenant_id, account_id, application_id, scopes, given_at)
         select $1, person.id, application.id, '{openid}', now() from application, person),
       artifact as (
         insert into oidc.artifact (tenant_id, model, id, payload, created_at)
         values ($1, 'Session', gen_random_uuid()::text, '{}', now())),
       key as (
         insert into applications.signing_key (id, tenant_id, algorithm, public_jwk, private_jwk_encrypted, created_at)
         values (gen_random_uuid(), $1, 'EdDSA', '{}', '', now())),
       host as (
         insert into forward_auth.host (tenant_id, host, application_id) select $1, 'traces.example', id from application),
       hand_over as (
         insert into forward_auth.hand_over (tenant_id, code_hash, browser_hash, host, return_to, application_id, account_id,
           session_id, expires_at)
         select $1, '', '', 'traces.example', '', application.id, person.id, gen_random_uuid(), now() + interval '1 day'
         from application, person),
       visit as (
         insert into forward_auth.visit (tenant_id, secret_hash, host, application_id, account_id, session_id, expires_at)
         select $1, '', 'traces.example', application.id, person.id, gen_random_uuid(), now() + interval '1 day'
         from application, person),
       provider as (
         insert into saml.service_provider
           (id, tenant_id, entity_id, consumers, logouts, signing_certificates, encryption_certificates, signs_requests,
            name_id_format, signed, encrypts, attributes)
         select id, $1, 'traces', '[]', '[]', '{}', '{}', false, 'persistent', 'both', false, '[]' from application),
       request as (
         insert into saml.request
           (id, tenant_id, application_id, consumer, forces_logon, is_passive, created_at, expires_at)
         select gen_random_uuid(), $1, id, 'test', false, false, now(), now() + interval '1 day' from application),
       certificate as (
         insert into saml.certificate (id, tenant_id, certificate, private_key_encrypted, created_at, signs_from, retires_at)
         values (gen_random_uuid(), $1, '', '', now(), now() + interval '1 day', now() + interval '2 days'))
     insert into single_logout.participation
       (id, tenant_id, session_id, application_id, account_id, protocol, known_as, details, check_at)
     select gen_random_uuid(), $1, gen_random_uuid(), application.id, person.id, 'oidc', 'test', '{}', now() + interval '1 day'
     from application, person`,
    [tenant],
  );
}
