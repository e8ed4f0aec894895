import { sql, type SqlParams } from '#database';
import { joinableParticipations } from '#single-logout';
import { prepare } from './statements.js';

interface OfSession {
  readonly tenantId: string;
  readonly sessionId: string;
  readonly applicationId: string;
  /** The key of the participation's details that holds the grant. */
  readonly kind: string;
}

/** The grant that a session uses for an application, if it still exists. */
export const grantOfSession = prepare((db, $: SqlParams<OfSession>) =>
  db
    .selectFrom(joinableParticipations.as('p'))
    .innerJoin('oidc.artifact as g', (join) =>
      join
        .onRef('g.tenant_id', '=', 'p.tenant_id')
        .on('g.id', '=', sql<string>`p.details ->> ${$.kind}::text`)
        .on('g.model', '=', 'Grant'),
    )
    .select('g.id as grantId')
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.session_id', '=', $.sessionId)
    .where('p.application_id', '=', $.applicationId),
);

/** Returns a row if the grant has not been revoked. */
export const isGrantThere = prepare((db, $: SqlParams<{ tenantId: string; grantId: string }>) =>
  db
    .selectFrom('oidc.artifact')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where('model', '=', 'Grant')
    .where('id', '=', $.grantId),
);
