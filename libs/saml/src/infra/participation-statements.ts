import { sql, type SqlParams } from '#database';
import { joinableParticipations } from '#single-logout';
import { prepare } from './statements.js';

type Named = SqlParams<{ tenantId: string; applicationId: string; nameId: string; limit: number }>;

/** The sessions of a person with an application, by the application's name id for the person. */
export const participationsByName = prepare((db, $: Named) =>
  db
    .selectFrom(joinableParticipations.as('p'))
    .select(['p.id', 'p.session_id as sessionId', 'p.details'])
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.application_id', '=', $.applicationId)
    .where('p.known_as', '=', $.nameId)
    .where('p.protocol', '=', 'saml')
    .limit($.limit),
);

/** The applications of a session that can be notified of its end only through a browser. */
export const unnotifiedOfSession = prepare((db, $: SqlParams<{ tenantId: string; sessionId: string }>) =>
  db
    .selectFrom(joinableParticipations.as('p'))
    .innerJoin('saml.service_provider as v', (join) =>
      join.onRef('v.tenant_id', '=', 'p.tenant_id').onRef('v.id', '=', 'p.application_id'),
    )
    .select('p.id')
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.session_id', '=', $.sessionId)
    .where(sql<boolean>`not v.logouts @> '[{"binding": "soap"}]'`),
);
