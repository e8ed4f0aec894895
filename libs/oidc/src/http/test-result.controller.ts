import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { ApplicationDirectory } from '#applications';
import { CurrentPrincipal, CurrentTenant, RateLimit, SignedIn, type Principal } from '#http';
import { Page, PageContexts } from '#pages';
import type { Tenant } from '#tenancy';
import { TestLogons } from '../application/test-logons.js';
import { testResultPage } from '../pages/test-result-page.js';
import { RedeemTest, type TestResult } from './redeem-test.js';

const text = z.string().max(2_000).optional();
/** Empty when the page is reloaded: the browser has removed code and state from the address. */
const returned = z.object({
  state: z.string().max(200).default(''),
  code: text,
  error: text,
  error_description: text,
});

/** The callback of test logons. Shows what the application would have received. */
@Controller('t/:slug/oidc/test')
@ApiExcludeController()
@SignedIn()
@RateLimit({ burst: 30, perMinute: 30 })
export class TestResultController {
  constructor(
    private readonly tests: TestLogons,
    private readonly redeem: RedeemTest,
    private readonly applications: ApplicationDirectory,
    private readonly contexts: PageContexts,
  ) {}

  @Get()
  @Page()
  async show(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: returned }) query: z.output<typeof returned>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const test = await this.tests.take(tenant, principal, query.state);
    const application = await this.applications.byId(tenant.id, test.applicationId);
    const result =
      query.code === undefined
        ? refusedBy([query.error, query.error_description])
        : await this.redeem.execute(request.server, tenant, query.code, test);
    return testResultPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      application: application?.name ?? '',
      result,
    });
  }
}

function refusedBy(words: readonly (string | undefined)[]): TestResult {
  return {
    error: words.filter((word) => word !== undefined && word !== '').join(': ') || 'invalid_response',
    idToken: undefined,
    userInfo: undefined,
    answer: {},
  };
}
