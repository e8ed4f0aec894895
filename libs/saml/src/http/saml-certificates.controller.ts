import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import {
  ApiSummary,
  CurrentPrincipal,
  FreshAuthentication,
  RateLimit,
  RequirePermission,
  type Principal,
} from '#http';
import { Certificates } from '../application/certificates.js';
import { RotateCertificate } from '../application/rotate-certificate.js';
import { rotateCertificateBody, samlCertificatesView } from './saml-views.js';

type View = z.output<typeof samlCertificatesView>;

/** The certificates with which a tenant's identity provider signs SAML messages. The keys are never shown. */
@Controller('api/admin/saml-certificates')
@ApiTags('Applications')
export class SamlCertificatesController {
  constructor(
    private readonly certificates: Certificates,
    private readonly rotateCertificate: RotateCertificate,
  ) {}

  @Get()
  @ApiSummary({ en: 'List SAML certificates', zh: '列出 SAML 证书' })
  @RequirePermission(PERMISSIONS.readApplications)
  @ApiOkResponse({ standardSchema: samlCertificatesView })
  async list(@CurrentPrincipal() { tenantId }: Principal): Promise<View> {
    return { items: [...(await this.certificates.list(tenantId))] };
  }

  /** Publishes a new certificate, which signs when the overlap is over. Without an overlap it signs at once, and all others are withdrawn. */
  @Post('rotate')
  @ApiSummary({ en: 'Rotate the SAML certificate', zh: '轮换 SAML 证书' })
  @FreshAuthentication()
  @HttpCode(200)
  @RequirePermission(PERMISSIONS.manageApplications)
  @ApiOkResponse({ standardSchema: samlCertificatesView })
  @RateLimit({ burst: 10, perMinute: 6 })
  async rotate(
    @CurrentPrincipal() { tenantId }: Principal,
    @Body({ schema: rotateCertificateBody }) { overlapDays }: z.output<typeof rotateCertificateBody>,
  ): Promise<View> {
    await this.rotateCertificate.execute(tenantId, overlapDays);
    return { items: [...(await this.certificates.list(tenantId))] };
  }
}
