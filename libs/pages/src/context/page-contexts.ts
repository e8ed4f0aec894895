import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseTime } from '#database';
import { Cookies, cspNonce, CsrfTokens } from '#http';
import { Assets } from '../assets/assets.js';
import { ErrorTexts } from '../errors/error-texts.js';
import type { Locale } from '../i18n/locale.js';
import type { BrandedTenant } from './branded-tenant.js';
import { languageOf } from './language.js';
import type { PageContext, TenantContext } from './page-context.js';

/** Creates the context of a page from the request that it answers. */
@Injectable()
export class PageContexts {
  constructor(
    private readonly assets: Assets,
    private readonly errors: ErrorTexts,
    private readonly cookies: Cookies,
    private readonly csrf: CsrfTokens,
    private readonly time: DatabaseTime,
  ) {}

  /** For a page of a tenant. */
  ofTenant(request: FastifyRequest, reply: FastifyReply, tenant: BrandedTenant): TenantContext {
    const { settings } = tenant;
    const common = this.common(request, reply, settings.languages);
    return {
      ...common,
      tenant: {
        slug: tenant.slug,
        name: tenant.name,
        logo: settings.logo,
        accentColor: settings.accentColor,
        logonText: settings.logonTexts[common.locale],
      },
    };
  }

  /** For a page that belongs to no tenant. */
  ofNobody(request: FastifyRequest, reply: FastifyReply): PageContext {
    return this.common(request, reply);
  }

  private common(
    request: FastifyRequest,
    reply: FastifyReply,
    languages?: readonly Locale[],
  ): Omit<PageContext, 'tenant'> {
    const [, query = ''] = request.url.split('?', 2);
    return {
      locale: languageOf(request, reply, this.cookies, languages),
      csrf: this.csrf.issue(request, reply),
      nonce: cspNonce(request),
      assets: this.assets.url,
      errors: this.errors,
      now: this.time.about(),
      query,
    };
  }
}
