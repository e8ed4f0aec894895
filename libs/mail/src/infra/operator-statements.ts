import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { db, prepare } from './statements.js';

/** Selects mails; all given conditions must hold. */
export interface MailChoice {
  readonly tenantId?: string | undefined;
  readonly id?: string | undefined;
  /** Only those that failed before. */
  readonly failed?: boolean | undefined;
}

/** Maximum number of mails in a list. */
const MOST_LISTED = 500;

/** The columns that an operator may see. */
const COLUMNS = [
  'tenant_id as tenantId',
  'id',
  'kind',
  'created_at as createdAt',
  'expires_at as expiresAt',
  'attempts',
  'error',
  'next_attempt_at as nextAttemptAt',
] as const;

const chosen = ({ tenantId, id, failed }: MailChoice) => {
  let ids = db.selectFrom('mail.outgoing').select('id');
  if (tenantId !== undefined) ids = ids.where('tenant_id', '=', tenantId);
  if (id !== undefined) ids = ids.where('id', '=', id);
  if (failed === true) ids = ids.where('error', 'is not', null);
  return ids;
};

/** Given-up mails first, then the oldest. */
export function listedMails(choice: MailChoice) {
  return db
    .selectFrom('mail.outgoing')
    .select(COLUMNS)
    .where('id', 'in', chosen(choice))
    .orderBy(sql`next_attempt_at is not null`)
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_LISTED);
}

/** The tenants of the chosen mails, however many there are. */
export function tenantsOfMails(choice: MailChoice) {
  return db
    .selectFrom('mail.outgoing')
    .select('tenant_id as tenantId')
    .distinct()
    .where('id', 'in', chosen(choice))
    .orderBy('tenant_id');
}

/** Makes mails due at once, with a fresh number of attempts. */
export function retryMails(choice: MailChoice) {
  return db
    .updateTable('mail.outgoing')
    .set({ next_attempt_at: sql<Date>`now()`, attempts: 0 })
    .where('id', 'in', chosen(choice))
    .returning(COLUMNS);
}

export function dropMails(choice: MailChoice) {
  return db.deleteFrom('mail.outgoing').where('id', 'in', chosen(choice)).returning(COLUMNS);
}

/** The state of outgoing mail: how many will be tried, how long the oldest has waited, and how many were given up. */
export const mailFigures = prepare((db) =>
  db.selectFrom('mail.outgoing').select([
    sql<number>`count(next_attempt_at)::int`.as('waiting'),
    sql<number>`coalesce(extract(epoch from
      now() - min(created_at) filter (where next_attempt_at is not null)), 0)::float8`.as('oldestSeconds'),
    sql<number>`(count(*) filter (where next_attempt_at is null))::int`.as('parked'),
  ]),
);

/** Days for which operators can see a given-up mail. */
const PARKED_DAYS = 7;

/** Removes a batch of mails that have expired, or were given up long ago. */
export const purgeMails = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('mail.outgoing')
    .where(
      isAmong(
        db
          .selectFrom('mail.outgoing')
          .select(ROW_PLACE)
          .where((eb) =>
            eb.or([
              eb('expires_at', '<=', $.now),
              eb.and([
                eb('next_attempt_at', 'is', null),
                eb(
                  'created_at',
                  '<',
                  sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(PARKED_DAYS)})`,
                ),
              ]),
            ]),
          )
          .limit(BATCH),
      ),
    )
    .returning('id'),
);
