import type { Authority } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Minutes in which a claimed link must be used. The link's remaining hours are not for the next person at this browser. */
const CLAIM_MINUTES = 30;

const LINK = [
  'id as linkId',
  'account_id as accountId',
  'expires_at as expiresAt',
  'created_by as makerId',
  'authority',
] as const;

interface NewLink {
  readonly id: string;
  readonly tenantId: string;
  readonly accountId: string;
  readonly secretHash: Buffer;
  readonly reason: string;
  readonly createdBy: string | null;
  readonly authority: Authority;
  readonly validHours: number;
  readonly now: DatabaseNow;
}

export const insertLink = prepare((db, $: SqlParams<NewLink>) =>
  db
    .insertInto('binding.attach_link')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      account_id: $.accountId,
      secret_hash: $.secretHash,
      reason: $.reason,
      created_by: $.createdBy,
      created_at: $.now,
      expires_at: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.validHours}::float8 * 3600)`,
      authority: $.authority,
    })
    .returning('expires_at as expiresAt'),
);

type BySecret = SqlParams<{ tenantId: string; secretHash: Buffer; now: DatabaseNow }>;

/** A link that no browser has claimed. */
export const unclaimedLink = prepare((db, $: BySecret) =>
  db
    .selectFrom('binding.attach_link')
    .select(LINK)
    .where('tenant_id', '=', $.tenantId)
    .where('secret_hash', '=', $.secretHash)
    .where('claimed_at', 'is', null)
    .where('expires_at', '>', $.now),
);

type Claim = SqlParams<{ tenantId: string; id: string; browserHash: Buffer; now: DatabaseNow }>;

/** Gives a link to one browser; succeeds once. */
export const claimLink = prepare((db, $: Claim) =>
  db
    .updateTable('binding.attach_link')
    .set({
      claimed_by: $.browserHash,
      claimed_at: $.now,
      expires_at: sql<Date>`least(expires_at,
        ${$.now}::timestamptz + make_interval(mins => ${sql.lit(CLAIM_MINUTES)}))`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('claimed_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning('id'),
);

type InBrowser = SqlParams<{ tenantId: string; browserHash: Buffer; now: DatabaseNow }>;

/** The link that a browser claimed last and has not used. */
export const claimedLink = prepare((db, $: InBrowser) =>
  db
    .selectFrom('binding.attach_link')
    .select(LINK)
    .where('tenant_id', '=', $.tenantId)
    .where('claimed_by', '=', $.browserHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .orderBy('claimed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1),
);

type ById = SqlParams<{ tenantId: string; id: string; now: DatabaseNow }>;

/** Uses a link up; succeeds once. */
export const consumeLink = prepare((db, $: ById) =>
  db
    .updateTable('binding.attach_link')
    .set({ used_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning('id'),
);
