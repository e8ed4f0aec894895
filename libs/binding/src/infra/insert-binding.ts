import type { Authority } from '#accounts';
import { searchKey, type Json, type Slots } from '#database';
import type { Present } from '#kernel';
import { prepare } from './statements.js';

interface NewRow {
  readonly id: string;
  readonly tenantId: string;
  readonly connectionId: string;
  readonly subject: string;
  readonly attributes: Json<Readonly<Record<string, string>>>;
  readonly name: string;
  readonly accountId: string;
  readonly origin: 'import' | 'attach' | 'admin';
  readonly provenBy: string | null;
  readonly madeBy: string | null;
  readonly authority: Authority;
  readonly now: Present;
}

/**
 * Gives no row when the identity or the account is bound already: without a conflict target, either unique index makes it insert
 * nothing instead of failing the transaction.
 */
export const insertBinding = prepare((db, $: Slots<NewRow>) =>
  db
    .insertInto('binding.binding')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      connection_id: $.connectionId,
      subject: $.subject,
      attributes: $.attributes,
      name: $.name,
      name_key: searchKey($.name),
      account_id: $.accountId,
      origin: $.origin,
      proven_by: $.provenBy,
      made_by: $.madeBy,
      authority: $.authority,
      created_at: $.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id'),
);
