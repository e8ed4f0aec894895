import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** The published certificates of a tenant, the signing one first, then the newest first. */
export const publishedCertificates = prepare((db, $: SqlParams<{ tenantId: string; now: DatabaseNow }>) =>
  db
    .selectFrom('saml.certificate')
    .select([
      'id',
      'certificate',
      'private_key_encrypted as sealed',
      'created_at as createdAt',
      'signs_from as signsFrom',
      'retires_at as retiresAt',
      sql<boolean>`signs_from <= ${$.now}::timestamptz`.as('hasBegun'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('retires_at', 'is', null), eb('retires_at', '>', $.now)]))
    .orderBy(sql`signs_from <= ${$.now}::timestamptz`, 'desc')
    .orderBy('signs_from', 'desc')
    .orderBy('id', 'desc'),
);

interface Overlap {
  readonly tenantId: string;
  readonly now: DatabaseNow;
  readonly publishedSeconds: number;
}

/** Limits how long all certificates of a tenant stay published: at most this long from now. */
export const retireCertificates = prepare((db, $: SqlParams<Overlap>) =>
  db
    .updateTable('saml.certificate')
    .set({
      retires_at: sql<Date>`least(retires_at, ${$.now}::timestamptz + make_interval(secs => ${$.publishedSeconds}))`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb.or([eb('retires_at', 'is', null), eb('retires_at', '>', $.now)])),
);

interface NewCertificate {
  readonly id: string;
  readonly tenantId: string;
  readonly certificate: string;
  readonly sealed: string;
  readonly now: DatabaseNow;
  readonly waitSeconds: number;
}

/** Inserts a certificate that signs after `waitSeconds`. */
export const insertCertificate = prepare((db, $: SqlParams<NewCertificate>) =>
  db
    .insertInto('saml.certificate')
    .values({
      id: $.id,
      tenant_id: $.tenantId,
      certificate: $.certificate,
      private_key_encrypted: $.sealed,
      created_at: $.now,
      signs_from: sql<Date>`${$.now}::timestamptz + make_interval(secs => ${$.waitSeconds})`,
    })
    .returning('signs_from as signsFrom'),
);

export const purgeCertificates = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('saml.certificate')
    .where(
      isAmong(
        db.selectFrom('saml.certificate').select(ROW_PLACE).where('retires_at', '<=', $.now).limit(BATCH),
      ),
    )
    .returning('id'),
);
