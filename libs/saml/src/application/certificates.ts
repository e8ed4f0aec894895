import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { publishedCertificates } from '../infra/certificate-statements.js';
import { CertificateCipher } from '../infra/certificate-cipher.js';
import { base64Of, fingerprintOf } from '../domain/certificates.js';
import type { Signer } from '../xml/signed-xml.js';
import { RotateCertificate } from './rotate-certificate.js';

/** A certificate that the metadata publishes. */
export interface PublishedCertificate {
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256. */
  readonly fingerprint: string;
  readonly createdAt: Date;
  /** The certificate is only published until then. */
  readonly signsFrom: Date;
  /** The certificate is published until then; null: no successor yet. */
  readonly retiresAt: Date | null;
}

/** The certificates with which a tenant's identity provider signs. */
@Injectable()
export class Certificates {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly cipher: CertificateCipher,
    private readonly rotate: RotateCertificate,
  ) {}

  /** The published certificates, the signing one first. */
  async list(tenantId: string): Promise<readonly PublishedCertificate[]> {
    return (await this.find(tenantId)).map(({ id, certificate, createdAt, signsFrom, retiresAt }) => ({
      id,
      certificate,
      fingerprint: fingerprintOf(base64Of(certificate)),
      createdAt,
      signsFrom,
      retiresAt,
    }));
  }

  /** The published certificates as PEM, for the metadata. Creates the first one of a tenant. */
  async published(tenantId: string): Promise<readonly string[]> {
    return (await this.stored(tenantId)).map(({ certificate }) => certificate);
  }

  /**
   * The certificate and key that sign messages now; no other method reveals the key. If only one certificate is published, it signs even before its time:
   * applications know no other, and waiting would block every logon.
   */
  async signer(tenantId: string): Promise<Signer> {
    const [first, ...others] = await this.stored(tenantId);
    if (first === undefined || (!first.hasBegun && others.length > 0))
      throw new DomainError('unavailable', 'saml.no_certificate');
    return { certificate: first.certificate, privateKey: this.cipher.decrypt(first.id, first.sealed) };
  }

  private async stored(tenantId: string) {
    const found = await this.find(tenantId);
    if (found.length > 0) return found;
    await this.rotate.begin(tenantId);
    return this.find(tenantId);
  }

  private find(tenantId: string) {
    return this.unitOfWork.query(tenantId, publishedCertificates, { tenantId, now: this.clock.now() });
  }
}
