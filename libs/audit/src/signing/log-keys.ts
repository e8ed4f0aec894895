import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { json, readDatabaseNow, UnitOfWork, type Transaction } from '#database';
import { insertRetiredKey, retiredKeys } from '../infra/log-statements.js';
import { LogSigner } from './log-signer.js';
import { PublicKeys } from './public-keys.js';
import { retiredKey, type RetiredKey } from './retired-key.js';
import { signatureState } from './signatures.js';

/** The public keys of the log: those of the ring, and retired ones. */
@Injectable()
export class LogKeys {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly signer: LogSigner,
  ) {}

  /** All keys, the current one first. */
  async publicKeys(): Promise<PublicKeys> {
    return joined(this.signer.publicKeys(), await this.retired());
  }

  /** The retired keys, newest first. */
  async retired(): Promise<readonly RetiredKey[]> {
    const rows = await this.unitOfWork.query(null, retiredKeys);
    const documents = rows.flatMap(({ document }) => retiredKey.safeParse(document).data ?? []);
    return vouchedFor(documents, this.signer.publicKeys());
  }

  /** Stores the public half of a key of the ring, for the time after the key has left the ring. */
  async keep(transaction: Transaction, id: string): Promise<void> {
    const known = await this.retired();
    const halves = this.signer.publicKeys().list();
    for (const { pem } of halves.filter((key) => key.id === id)) {
      if (known.some(({ publicKey }) => publicKey === pem)) continue;
      const retiredAt = (await readDatabaseNow(transaction, this.clock.now())).toISOString();
      const document = this.signer.sign({ version: 1, retired: id, publicKey: pem, retiredAt });
      await transaction.run(insertRetiredKey, { id: newId(), keyId: id, document: json(document) });
    }
  }
}

/**
 * The retired keys that are signed by one of these keys, or by a retired key that is itself signed: so nobody can introduce a key by writing to the
 * database.
 */
function vouchedFor(documents: readonly RetiredKey[], keys: PublicKeys): readonly RetiredKey[] {
  const good = documents.filter((document) => signatureState(document, keys) === 'valid');
  if (good.length === 0) return [];
  const doubted = documents.filter((document) => !good.includes(document));
  return [...good, ...vouchedFor(doubted, joined(keys, good))];
}

function joined(keys: PublicKeys, retired: readonly RetiredKey[]): PublicKeys {
  return retired.reduce(
    (all, { retired: id, publicKey }) => all.with(PublicKeys.fromPem(`Key-Id: ${id}\n${publicKey}`)),
    keys,
  );
}
