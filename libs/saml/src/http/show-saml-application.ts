import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ApplicationDirectory, applicationRevision, applicationUrl } from '#applications';
import { sendRevision } from '#http';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { SamlApplications } from '../application/saml-applications.js';
import { fingerprintOf } from '../domain/certificates.js';
import type { ServiceProvider } from '../domain/service-provider.js';
import { addressesOf } from '../messages/idp-metadata.js';
import { samlApplicationView, type SamlApplicationView } from './saml-views.js';

/** The SAML settings of an application, its certificates with their fingerprints. */
export function shownProvider(provider: ServiceProvider) {
  const shown = (certificate: string) => ({ certificate, fingerprint: fingerprintOf(certificate) });
  return {
    ...provider,
    signingCertificates: provider.signingCertificates.map(shown),
    encryptionCertificates: provider.encryptionCertificates.map(shown),
  };
}

/** Shows a SAML application, with its revision, to administrators. */
@Injectable()
export class ShowSamlApplication {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tenants: TenantDirectory,
    private readonly directory: ApplicationDirectory,
    private readonly applications: SamlApplications,
  ) {}

  /** @throws DomainError `application.unknown` */
  async execute(tenantId: string, id: string, reply: FastifyReply): Promise<SamlApplicationView> {
    const [tenant, { general, provider }, assignments] = await Promise.all([
      this.tenants.byId(tenantId),
      this.applications.byId(tenantId, id),
      this.directory.assignments(tenantId, id),
    ]);
    if (tenant === null) throw new DomainError('not_found', 'application.unknown');
    const {
      entityId: metadataUrl,
      sso: ssoUrl,
      slo: sloUrl,
    } = addressesOf(this.settings.PUBLIC_URL, tenant.slug);
    const view = samlApplicationView.parse({
      ...general,
      ...shownProvider(provider),
      revision: applicationRevision(general),
      openUrl: applicationUrl(this.settings.PUBLIC_URL, tenant.slug, id),
      metadataUrl,
      ssoUrl,
      sloUrl,
      assignments,
    });
    sendRevision(reply, view.revision);
    return view;
  }
}
