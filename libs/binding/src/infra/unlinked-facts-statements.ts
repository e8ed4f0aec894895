import { joinableAccounts } from '#accounts';
import { sql, type Json, type SqlParams, type SqlBool } from '#database';
import { bindingForNoKeyUpdate } from './binding-for-no-key-update.js';
import { prepare } from './statements.js';

/** An unlinked person, with the address that the provider vouches for. */
export interface GivenIdentity {
  readonly subject: string;
  readonly email: string | null;
}

interface Given {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly identities: Json<readonly GivenIdentity[]>;
  /** Name of the attribute with the address. */
  readonly attribute: string;
}

/** Facts about each identity: its past, who else has its address, and the account that has the address. */
export const unlinkedFacts = prepare((db, $: SqlParams<Given>) =>
  db
    .selectFrom(
      sql<GivenIdentity>`jsonb_to_recordset(${$.identities})`.as<'g'>(sql`g (subject text, email text)`),
    )
    .leftJoin(joinableAccounts.as('a'), (join) =>
      join.on('a.tenant_id', '=', $.tenantId).onRef('a.email_key', '=', 'g.email'),
    )
    .select((eb) => {
      const ofConnection = eb
        .selectFrom('binding.binding as b')
        .select('b.id')
        .where('b.tenant_id', '=', $.tenantId)
        .where('b.connection_id', '=', $.connectionId);
      const others = eb
        .selectFrom('binding.unlinked_identity as u')
        .select('u.id')
        .where('u.tenant_id', '=', $.tenantId)
        .where('u.connection_id', '=', $.connectionId)
        .where(sql<SqlBool>`u.attributes ->> ${$.attribute}::text = g.email`)
        .whereRef('u.subject', '<>', 'g.subject');
      return [
        'g.subject',
        'a.id as accountId',
        'a.role',
        'a.status',
        'a.email_authority as emailAuthority',
        eb.exists(ofConnection.whereRef('b.subject', '=', 'g.subject')).as('wasLinked'),
        eb.exists(ofConnection.whereRef('b.account_id', '=', 'a.id')).as('accountWasLinked'),
        eb
          .or([
            eb.exists(others),
            eb.exists(
              ofConnection
                .where(sql<SqlBool>`b.attributes @> jsonb_build_object(${$.attribute}::text, g.email)`)
                .whereRef('b.subject', '<>', 'g.subject')
                .where('b.ended_at', 'is', null),
            ),
          ])
          .as('isShared'),
      ];
    }),
);

/** Names of the accounts to which some people would be linked. */
export const accountNames = prepare((db, $: SqlParams<{ tenantId: string; ids: readonly string[] }>) =>
  db
    .selectFrom(joinableAccounts.as('a'))
    .select(['a.id', 'a.username', 'a.display_name as displayName'])
    .where('a.tenant_id', '=', $.tenantId)
    .where((eb) => eb('a.id', '=', eb.fn.any($.ids))),
);

type Identity = { readonly tenantId: string; readonly connectionId: string; readonly subject: string };

/** The live binding of an identity, if any, with its account; both rows stay locked. */
export const lockedBinding = prepare((db, $: SqlParams<Identity>) =>
  db
    .selectFrom(bindingForNoKeyUpdate($).as('b'))
    .select(['b.id as bindingId', 'b.account_id as accountId', 'b.authority', 'b.role', 'b.isActive']),
);
