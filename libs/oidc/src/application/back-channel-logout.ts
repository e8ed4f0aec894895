import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ParticipationProtocols, type EndedParticipation, type ParticipationProtocol } from '#single-logout';
import { TenantDirectory } from '#tenancy';
import { LogoutNotDelivered } from '../events.js';
import { removeOfSession } from '../infra/artifact-statements.js';
import { OpenIdProviders } from './openid-providers.js';

/** Tells applications that sessions have ended, by OpenID Connect Back-Channel Logout 1.0. */
@Injectable()
export class BackChannelLogout implements ParticipationProtocol, OnModuleInit {
  readonly protocol = 'oidc';

  constructor(
    private readonly protocols: ParticipationProtocols,
    private readonly tenants: TenantDirectory,
    private readonly providers: OpenIdProviders,
    private readonly events: EventPublisher,
  ) {}

  onModuleInit(): void {
    this.protocols.register(this);
  }

  async tell({ tenantId, applicationId, accountId, knownAs: sid }: EndedParticipation): Promise<void> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) return;
    await (await this.providers.of(tenant)).tellOfLogout(applicationId, accountId, sid);
  }

  giveUp(
    transaction: Transaction,
    { applicationId, accountId, sessionId }: EndedParticipation,
    reason: string,
  ): void {
    const about = { applicationId, accountId, sessionId };
    this.events.publish(transaction, LogoutNotDelivered, { outcome: 'refused', reason, ...about });
  }

  /** Tokens for offline access rest on no session, so they stay. */
  forgetSession(transaction: Transaction, sessionId: string): void {
    transaction.send(removeOfSession, { tenantId: transaction.tenantId, sessionId });
  }
}
