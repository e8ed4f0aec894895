import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendRevision } from '#http';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { ApplicationDirectory } from '../application/application-directory.js';
import { applicationUrl } from '../domain/open-path.js';
import { applicationViewOf, type ApplicationView } from './application-views.js';

/** Shows an application to its administrators, with its revision. */
@Injectable()
export class ShowApplication {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tenants: TenantDirectory,
    private readonly applications: ApplicationDirectory,
  ) {}

  /** @throws DomainError `application.unknown` */
  async execute(tenantId: string, id: string, reply: FastifyReply): Promise<ApplicationView> {
    const [tenant, application, secrets, assignments] = await Promise.all([
      this.tenants.byId(tenantId),
      this.applications.byId(tenantId, id),
      this.applications.secrets(tenantId, id),
      this.applications.assignments(tenantId, id),
    ]);
    if (tenant === null || application === null) throw new DomainError('not_found', 'application.unknown');
    const issuer = `${this.settings.PUBLIC_URL}/t/${tenant.slug}`;
    const openUrl = applicationUrl(this.settings.PUBLIC_URL, tenant.slug, id);
    const view = applicationViewOf(application, { issuer, openUrl, secrets, assignments });
    sendRevision(reply, view.revision);
    return view;
  }
}
