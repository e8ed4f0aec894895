import { sql, type Slots } from '#database';
import { joinableParticipations } from '#single-logout';
import { prepare } from './statements.js';

type Named = Slots<{ tenantId: string; applicationId: string; nameId: string; limit: number }>;

/** What a person takes part in with an application, by the name that it knows them by. */
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

/** Applications that a session is used with and that only a browser could tell of its end. */
export const untoldOfSession = prepare((db, $: Slots<{ tenantId: string; sessionId: string }>) =>
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
