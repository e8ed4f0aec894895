import { Inject, Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { base64Of, fingerprintOf } from '../domain/certificates.js';
import { SamlCertificateRotated } from '../events.js';
import { CertificateCipher } from '../infra/certificate-cipher.js';
import {
  insertCertificate,
  publishedCertificates,
  retireCertificates,
} from '../infra/certificate-statements.js';
import type { NewCertificate } from '../infra/new-certificate.js';

const DAY_SECONDS = 86_400;

/** Days for which a new certificate is published before it signs, and the previous one after it last signed. */
export const OVERLAP_DAYS = { usual: 14, longest: 90 } as const;

/**
 * Gives a tenant a new certificate. Applications pin certificates, so the new one is published before it signs, and the previous one for as long
 * afterwards; every application can switch in between. If the tenant has no signing certificate, the new one signs at once.
 */
@Injectable()
export class RotateCertificate {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: CertificateCipher,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param overlapDays 0: the new certificate signs at once and all others are withdrawn, for example because a key may have been stolen
   * @throws DomainError `saml.overlap_invalid`, `saml.certificate_pending`
   */
  async execute(tenantId: string, overlapDays: number = OVERLAP_DAYS.usual): Promise<void> {
    if (!Number.isInteger(overlapDays) || overlapDays < 0 || overlapDays > OVERLAP_DAYS.longest)
      throw new DomainError('invalid', 'saml.overlap_invalid', {
        detail: `The overlap must be 0 to ${String(OVERLAP_DAYS.longest)} whole days.`,
      });
    const made = await this.make();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const known = await this.known(transaction);
      const isSigned = known.some(({ hasBegun }) => hasBegun);
      if (isSigned && overlapDays > 0 && known.some(({ hasBegun }) => !hasBegun))
        throw new DomainError('conflict', 'saml.certificate_pending', {
          detail:
            'A new certificate is already published but does not sign yet. Wait until it signs, or replace both at once: --overlap-days 0 (overlapDays in the API).',
        });
      await this.replace(transaction, made, isSigned ? overlapDays : 0);
    });
  }

  /** Creates a tenant's first certificate, unless another process has just done so. */
  async begin(tenantId: string): Promise<void> {
    const made = await this.make();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      if ((await this.known(transaction)).length === 0) await this.replace(transaction, made, 0);
    });
  }

  /** Imported on demand: the code that creates certificates is large, and a tenant needs it once in years. */
  private async make(): Promise<NewCertificate> {
    const { newCertificate } = await import('../infra/new-certificate.js');
    return newCertificate(new URL(this.settings.PUBLIC_URL).hostname, this.time.about());
  }

  private known(transaction: Transaction) {
    const { tenantId } = transaction;
    transaction.lock(`saml.certificate/${tenantId}`);
    return transaction.run(publishedCertificates, { tenantId, now: this.clock.now() });
  }

  private async replace(
    transaction: Transaction,
    { certificate, privateKey }: NewCertificate,
    overlapDays: number,
  ): Promise<void> {
    const { tenantId } = transaction;
    const id = newId();
    const now = this.clock.now();
    const waitSeconds = overlapDays * DAY_SECONDS;
    transaction.send(retireCertificates, { tenantId, now, publishedSeconds: 2 * waitSeconds });
    const sealed = this.cipher.encrypt(id, privateKey);
    const row = { id, tenantId, certificate, sealed, now, waitSeconds };
    const [inserted] = await transaction.run(insertCertificate, row);
    if (inserted === undefined) throw new TypeError('An insert gives its row');
    this.events.publish(transaction, SamlCertificateRotated, {
      outcome: 'success',
      certificateId: id,
      fingerprint: fingerprintOf(base64Of(certificate)),
      signsFrom: inserted.signsFrom.toISOString(),
      overlapDays,
    });
  }
}
