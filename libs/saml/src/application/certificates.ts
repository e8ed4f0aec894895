import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { publishedCertificates } from '../infra/certificate-statements.js';
import { CertificateSeal } from '../infra/certificate-seal.js';
import { base64Of, fingerprintOf } from '../domain/certificates.js';
import type { Signer } from '../xml/signed-xml.js';
import { RotateCertificate } from './rotate-certificate.js';

/** A certificate that applications find in the metadata. */
export interface PublishedCertificate {
  readonly id: string;
  /** PEM. */
  readonly certificate: string;
  /** SHA-256. */
  readonly fingerprint: string;
  readonly createdAt: Date;
  /** Until then it is only published. */
  readonly signsFrom: Date;
  /** Until then it is published; null: no other one follows yet. */
  readonly retiresAt: Date | null;
}

/** The certificates by which a tenant's identity provider signs. */
@Injectable()
export class Certificates {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly seal: CertificateSeal,
    private readonly rotate: RotateCertificate,
  ) {}

  /** The published ones, the one that signs first. */
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

  /** The same as PEM, for applications. A tenant that has none gets its first one. */
  async published(tenantId: string): Promise<readonly string[]> {
    return (await this.stored(tenantId)).map(({ certificate }) => certificate);
  }

  /**
   * What messages are signed with now. The key leaves the process in no form. The only one that is published signs even before its
   * time: applications have no other one to know, and to wait would shut everybody out.
   */
  async signer(tenantId: string): Promise<Signer> {
    const [first, ...others] = await this.stored(tenantId);
    if (first === undefined || (!first.hasBegun && others.length > 0))
      throw new DomainError('unavailable', 'saml.no_certificate');
    return { certificate: first.certificate, privateKey: this.seal.open(first.id, first.sealed) };
  }

  private async stored(tenantId: string) {
    const found = await this.find(tenantId);
    if (found.length > 0) return found;
    await this.rotate.begin(tenantId);
    return this.find(tenantId);
  }

  private find(tenantId: string) {
    return this.unitOfWork.ask(tenantId, publishedCertificates, { tenantId, now: this.clock.now() });
  }
}
