import { searchKey, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import type { Authority } from '../domain/authority.js';
import { prepare } from './statements.js';

/** Whether the username itself is taken, or one that looks like it; no row if neither is. */
export const nameLikeIt = prepare((db, $: SqlParams<{ tenantId: string; key: string; skeleton: string }>) =>
  db
    .selectFrom('accounts.account')
    .select((eb) => eb('username_key', '=', $.key).as('same'))
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('username_key', '=', $.key), eb('username_skeleton', '=', $.skeleton)]))
    .orderBy('same', 'desc')
    .limit(1),
);

interface Names {
  readonly tenantId: string;
  readonly id: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly emailKey: string | null;
  readonly phoneNumber: string | null;
  readonly isPhoneNumberVerified: boolean;
  /** The authority that vouches for the address, if the address changes. */
  readonly authority: Authority;
  readonly now: DatabaseNow;
}

export const rename = prepare((db, $: SqlParams<Names>) =>
  db
    .updateTable('accounts.account')
    .set((eb) => ({
      display_name: $.displayName,
      name_key: searchKey($.displayName),
      email: $.email,
      email_key: $.emailKey,
      phone_number: $.phoneNumber,
      phone_number_verified: $.isPhoneNumberVerified,
      email_authority: eb
        .case()
        .when('email', 'is distinct from', $.email)
        .then($.authority)
        .else(eb.ref('email_authority'))
        .end(),
      updated_at: $.now,
    }))
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** Replaces the authority of the email address. */
export const vouchForEmail = prepare(
  (db, $: SqlParams<{ tenantId: string; id: string; authority: Authority }>) =>
    db
      .updateTable('accounts.account')
      .set({ email_authority: $.authority })
      .where('tenant_id', '=', $.tenantId)
      .where('id', '=', $.id),
);
