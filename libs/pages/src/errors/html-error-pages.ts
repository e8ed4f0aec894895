import { Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPages, Principals, referenceOf, type ErrorPage, type Problem } from '#http';
import { SETTINGS, type Settings } from '#runtime';
import { PageContexts } from '../context/page-contexts.js';
import type { BrandedTenant } from '../context/branded-tenant.js';
import { rememberedApp } from '../context/remembered-app.js';
import { rememberedTenant } from '../context/remembered-tenant.js';
import { retryLinkOf } from '../context/retry-link.js';
import { tenantPaths } from '../paths.js';
import type { PageContext } from '../context/page-context.js';
import { texts } from '../texts/index.js';
import { errorPage, type ErrorPageProps } from './error-page.js';
import { VisitedTenant, withSmallSlug } from './visited-tenant.js';
import { pageBefore, pageToRetry } from './page-before.js';
import { refusedForm } from './refused-form.js';

/** Codes shown with the page of another status, because its text says better what to do. */
const TOLD_AS: Readonly<Record<string, number>> = { 'csrf.refused': 400 };

/** Statuses after which loading the same page again is useless. */
const ELSEWHERE: ReadonlySet<number> = new Set([401, 403, 404, 410]);

/** Renders refusals as pages: what happened, what it means, what to do now. */
@Injectable()
export class HtmlErrorPages extends ErrorPages {
  readonly #origin: string;

  constructor(
    private readonly contexts: PageContexts,
    private readonly visited: VisitedTenant,
    private readonly principals: Principals,
    @Inject(SETTINGS) settings: Settings,
  ) {
    super();
    this.#origin = new URL(settings.PUBLIC_URL).origin;
  }

  async render(request: FastifyRequest, problem: Problem, reply: FastifyReply): Promise<ErrorPage> {
    const corrected = problem.code === 'tenant.unknown' ? withSmallSlug(request) : undefined;
    if (corrected !== undefined) return { location: corrected };
    const remembered = rememberedTenant(request);
    const tenant = remembered ?? (await this.visited.of(request));
    if (problem.code === 'session.required' && tenant !== undefined) {
      const wanted = request.method === 'GET' ? `?return_to=${encodeURIComponent(request.url)}` : '';
      return { location: `${tenantPaths(tenant.slug).logon}${wanted}` };
    }
    if (problem.code === 'session.not_fresh' && tenant !== undefined) {
      const then = new URLSearchParams({ return_to: pageOf(request) ?? tenantPaths(tenant.slug).home });
      return { location: `${tenantPaths(tenant.slug).reauthenticate}?${then.toString()}` };
    }
    const context =
      tenant === undefined
        ? this.contexts.ofNobody(request, reply)
        : this.contexts.ofTenant(request, reply, tenant);
    const retryAfter = Number(reply.getHeader('retry-after'));
    return errorPage({
      context,
      status: TOLD_AS[problem.code] ?? problem.status,
      code: problem.code,
      ...(problem.status === 404 ? {} : { reference: referenceOf(request) }),
      ...(await this.placeToBegin(request, problem, context, tenant)),
      ...this.sameAgain(request, problem, context, tenant),
      app: rememberedApp(request)?.[context.locale],
      ...(retryAfter > 0 ? { retryAfterSeconds: retryAfter } : {}),
      ...(problem.code === 'csrf.refused' ? refusedForm(request, problem, context.locale, this.#origin) : {}),
      // A page outside the tenant's addresses is one step of a flow in another browser.
      ...(remembered === undefined ? {} : { action: null }),
      ...this.onceMore(request, problem, context),
    });
  }

  /** Where to start again, if not on the logon page: a person who is logged on does not need that. */
  private async placeToBegin(
    request: FastifyRequest,
    { status }: Problem,
    { locale }: PageContext,
    tenant: BrandedTenant | undefined,
  ): Promise<Pick<ErrorPageProps, 'action'>> {
    const t = texts(locale).common;
    if (tenant === undefined) return { action: { href: '/', label: t.toStart } };
    // After a server error, looking up the session may fail as well.
    const principal = status >= 500 ? null : await this.principals.find(request).catch(() => null);
    if (principal?.tenantId !== tenant.id) return {};
    return { action: { href: tenantPaths(tenant.slug).home, label: t.toHome } };
  }

  /** Offers a reload or retry where the text of a status asks for one. A code with its own text may ask for something else. */
  private sameAgain(
    request: FastifyRequest,
    { status, code }: Problem,
    { locale, errors }: PageContext,
    tenant: BrandedTenant | undefined,
  ): Pick<ErrorPageProps, 'action'> {
    if (tenant === undefined || ELSEWHERE.has(status) || errors.page(locale, code) !== undefined) return {};
    const { base, home } = tenantPaths(tenant.slug);
    const isPassing = status === 409 || status === 429 || status >= 500;
    const href = (isPassing ? pageToRetry : pageBefore)(request, this.#origin, base);
    const t = texts(locale).common;
    if (href !== undefined) return { action: { href, label: t.tryAgain } };
    return status >= 500 ? { action: { href: home, label: t.toHome } } : {};
  }

  /** The way back after an error that passes or can be corrected. */
  private onceMore(
    request: FastifyRequest,
    { code }: Problem,
    { locale, errors }: PageContext,
  ): Pick<ErrorPageProps, 'action' | 'isBesideBrowser'> {
    const retryLink = retryLinkOf(request);
    if (retryLink === undefined || !errors.isPassing(code)) return {};
    const { href, isBesideBrowser } = retryLink;
    return { action: { href, label: texts(locale).common.tryAgain }, isBesideBrowser };
  }
}

/** The page that a request was made from: itself, or for a form the page that contained it. Where it leads is checked on use. */
function pageOf(request: FastifyRequest): string | undefined {
  if (request.method === 'GET') return request.url;
  const { referer } = request.headers;
  if (referer === undefined || !URL.canParse(referer)) return undefined;
  const { pathname, search } = new URL(referer);
  return `${pathname}${search}`;
}
