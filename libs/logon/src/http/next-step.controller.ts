import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import * as z from 'zod';
import { UnitOfWork } from '#database';
import { clientAddress, Cookies, CurrentTenant, Public, RateLimit } from '#http';
import { DomainError, hashSecret } from '#kernel';
import {
  BEFORE_LOGON,
  formFields,
  LogonPanels,
  methodKey,
  Page,
  PageContexts,
  type FormFields,
  type PanelState,
} from '#pages';
import type { Tenant } from '#tenancy';
import { AdvanceLogon } from '../application/advance-logon.js';
import { FindWaitingLogon } from '../application/find-waiting-logon.js';
import { LogonPolicy } from '../application/logon-policy.js';
import type { FactorRequirement } from '../domain/logon-requirement.js';
import { nextStepPage } from '../pages/next-step-page.js';
import { deviceOf } from './device-of.js';
import { RedirectAfterStep } from './redirect-after-step.js';
import { FormSteps } from './form-steps.js';
import { KnownDevices } from './known-devices.js';

const nextQuery = z.object({ method: methodKey.optional() });

/** A logon of this browser that waits for a further proof of its account. */
interface Waiting {
  readonly browserHash: Buffer;
  readonly accountId: string;
  readonly requirement: FactorRequirement;
}

/** Asks for a further proof, such as a second factor, on behalf of whichever module needs it. */
@Controller('t/:slug/logon/next')
@Public(BEFORE_LOGON)
@RateLimit({ burst: 60, perMinute: 120 })
export class NextStepController {
  constructor(
    private readonly cookies: Cookies,
    private readonly contexts: PageContexts,
    private readonly panels: LogonPanels,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: FindWaitingLogon,
    private readonly policy: LogonPolicy,
    private readonly steps: FormSteps,
    private readonly advanceLogon: AdvanceLogon,
    private readonly redirectAfterStep: RedirectAfterStep,
    private readonly devices: KnownDevices,
  ) {}

  @Get()
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @Query({ schema: nextQuery }) query: z.output<typeof nextQuery>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const { requirement } = await this.waiting(tenant, request);
    return this.page(request, reply, tenant, requirement, query.method);
  }

  @Post(':way')
  @HttpCode(200)
  @Page()
  async step(
    @CurrentTenant() tenant: Tenant,
    @Param('way') key: string,
    @Body({ schema: formFields }) fields: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const { browserHash, accountId, requirement } = await this.waiting(tenant, request);
    const way = requirement.ways.find((one) => one.key === key);
    if (way === undefined) throw new DomainError('forbidden', 'method.cannot_prove');
    const { locale } = this.contexts.ofTenant(request, reply, tenant);
    const result = await this.steps.takeBy(
      way,
      {
        tenantId: tenant.id,
        browserHash,
        purpose: requirement.purpose,
        accountId,
        device: this.devices.of(request),
        language: locale,
        ip: clientAddress(request),
      },
      fields,
    );
    if (result.kind === 'shown') {
      void reply.code(result.status);
      return this.page(request, reply, tenant, requirement, key, result.state);
    }
    const outcome = await this.advanceLogon.execute(tenant.id, {
      browserHash,
      device: deviceOf(request),
      proof: { accountId: result.accountId, method: key, authority: result.authority },
      aim: { kind: 'need', need: requirement.key },
    });
    void reply.redirect(await this.redirectAfterStep.to(request, reply, tenant, outcome), 303);
    return undefined;
  }

  private page(
    request: FastifyRequest,
    reply: FastifyReply,
    tenant: Tenant,
    requirement: FactorRequirement,
    asked: string | undefined,
    state?: PanelState,
  ): string {
    const way = requirement.ways.find(({ key }) => key === asked) ?? requirement.ways[0];
    return nextStepPage({
      context: this.contexts.ofTenant(request, reply, tenant),
      requirement,
      panel: this.panels.get(way.key),
      state,
    });
  }

  /** @throws DomainError `logon.nothing_waits` */
  private async waiting(tenant: Tenant, request: FastifyRequest): Promise<Waiting> {
    const browser = this.cookies.browserOf(request);
    const browserHash = browser === undefined ? undefined : hashSecret(browser);
    const logon =
      browserHash &&
      (await this.unitOfWork.run(tenant.id, (transaction) =>
        this.logons.inBrowser(transaction, browserHash),
      ));
    const requirement = logon && this.policy.factor(logon.need);
    if (browserHash === undefined || requirement === undefined || !logon?.accountId)
      throw new DomainError('gone', 'logon.nothing_waits');
    return { browserHash, accountId: logon.accountId, requirement };
  }
}
