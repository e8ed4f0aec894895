import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DatabaseTime } from '#database';
import { allowInPolicy, Cookies, cspNonce, CsrfTokens } from '#http';
import { SETTINGS, type Settings } from '#runtime';
import type { Tenant } from '#tenancy';
import { loadAssets, type PageContext, type TenantContext } from '../../pages/index.js';
import { languageOf } from './language.js';

/** Makes what every page needs, from the request that it answers. */
@Injectable()
export class PageContexts {
  readonly assets = loadAssets();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly cookies: Cookies,
    private readonly csrf: CsrfTokens,
    private readonly time: DatabaseTime,
  ) {}

  /** For a page of a tenant. */
  ofTenant(request: FastifyRequest, reply: FastifyReply, tenant: Tenant): TenantContext {
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

  /** Lets a form of this page end, after its redirect, at DingTalk's authorisation page. */
  allowDingTalk(request: FastifyRequest): void {
    allowInPolicy(request, 'form-action', new URL(this.settings.DINGTALK_LOGIN_BASE).origin);
  }

  private common(
    request: FastifyRequest,
    reply: FastifyReply,
    languages?: Tenant['settings']['languages'],
  ): Omit<PageContext, 'tenant'> {
    const [, query = ''] = request.url.split('?', 2);
    return {
      locale: languageOf(request, reply, this.cookies, languages),
      csrf: this.csrf.issue(request, reply),
      nonce: cspNonce(request),
      assets: this.assets.url,
      now: this.time.about(),
      query,
    };
  }
}
