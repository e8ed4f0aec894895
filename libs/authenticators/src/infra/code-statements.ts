import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare, type db } from './statements.js';

/** Seconds before another code may be requested in the same browser. */
export const RESEND_PAUSE_SECONDS = 30;

/** Maximum number of tries of a code. */
export const MOST_TRIES = 5;

/** A browser has at most one code for each purpose. */
interface Place {
  readonly tenantId: string;
  readonly browserHash: Buffer;
  readonly purpose: string;
}

type At = SqlParams<Place & { now: DatabaseNow }>;

const codeAt = (from: typeof db, $: At) =>
  from
    .selectFrom('authenticators.email_code')
    .select([
      'id',
      'account_id as accountId',
      'subject',
      'sent_to as sentTo',
      'code_hash as codeHash',
      'address_mac as addressMac',
      sql<number>`greatest(0, ceil(${sql.lit(RESEND_PAUSE_SECONDS)} - extract(epoch from ${$.now}::timestamptz - sent_at)))::int`.as(
        'resendAfterSeconds',
      ),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('purpose', '=', $.purpose);

/** The last code, in any state. */
export const lastCode = prepare(codeAt);

export const usableCode = prepare((db, $: At) =>
  codeAt(db, $).where('is_used', '=', false).where('tries', '<', MOST_TRIES).where('expires_at', '>', $.now),
);

interface NewCode extends Place {
  readonly id: string;
  readonly accountId: string | null;
  readonly subject: string;
  readonly sentTo: string;
  readonly codeHash: string;
  readonly addressMac: string | null;
  readonly now: DatabaseNow;
  readonly lifetimeSeconds: number;
}

/** Replaces the former code with a new one. */
export const replaceCode = prepare((db, $: SqlParams<NewCode>) =>
  db
    .insertInto('authenticators.email_code')
    .values({
      tenant_id: $.tenantId,
      browser_hash: $.browserHash,
      purpose: $.purpose,
      id: $.id,
      account_id: $.accountId,
      subject: $.subject,
      sent_to: $.sentTo,
      code_hash: $.codeHash,
      address_mac: $.addressMac,
      sent_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.lifetimeSeconds})`,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'browser_hash', 'purpose']).doUpdateSet((eb) => ({
        id: eb.ref('excluded.id'),
        account_id: eb.ref('excluded.account_id'),
        subject: eb.ref('excluded.subject'),
        sent_to: eb.ref('excluded.sent_to'),
        code_hash: eb.ref('excluded.code_hash'),
        address_mac: eb.ref('excluded.address_mac'),
        sent_at: eb.ref('excluded.sent_at'),
        expires_at: eb.ref('excluded.expires_at'),
        tries: 0,
        is_used: false,
      })),
    )
    .returning('sent_at as sentAt'),
);

/**
 * Uses one try up, and the code too if the try is right: one compare-and-set, so a code is used once and tried at most five times, however
 * many tries come at the same moment.
 */
export const takeTry = prepare(
  (db, $: SqlParams<Place & { id: string; isRight: boolean; now: DatabaseNow }>) =>
    db
      .updateTable('authenticators.email_code')
      .set({ tries: sql<number>`tries + 1`, is_used: $.isRight })
      .where('tenant_id', '=', $.tenantId)
      .where('browser_hash', '=', $.browserHash)
      .where('purpose', '=', $.purpose)
      .where('id', '=', $.id)
      .where('is_used', '=', false)
      .where('tries', '<', MOST_TRIES)
      .where('expires_at', '>', $.now)
      .returning('id'),
);

export const forgetCode = prepare((db, $: SqlParams<Place>) =>
  db
    .deleteFrom('authenticators.email_code')
    .where('tenant_id', '=', $.tenantId)
    .where('browser_hash', '=', $.browserHash)
    .where('purpose', '=', $.purpose),
);
