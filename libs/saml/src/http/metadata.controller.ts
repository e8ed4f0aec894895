import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentTenant, Public, RateLimit } from '#http';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { Certificates } from '../application/certificates.js';
import { addressesOf, idpMetadata } from '../messages/idp-metadata.js';

/** The metadata of a tenant's identity provider; its address is the entity id. */
@Controller('t/:slug/saml/metadata')
@ApiExcludeController()
@Public('applications read it by themselves, and nothing in it is secret')
@RateLimit({ burst: 120, perMinute: 600 })
export class MetadataController {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly certificates: Certificates,
  ) {}

  @Get()
  async read(@CurrentTenant() tenant: Tenant, @Res() reply: FastifyReply): Promise<void> {
    const published = await this.certificates.published(tenant.id);
    const xml = idpMetadata(addressesOf(this.settings.PUBLIC_URL, tenant.slug), published);
    await reply.type('application/samlmetadata+xml; charset=utf-8').send(xml);
  }
}
