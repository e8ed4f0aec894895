import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ParticipationProtocols, type EndedParticipation, type ParticipationProtocol } from '#single-logout';
import { participationDetails } from '../domain/participation-details.js';
import { SamlLogoutNotDelivered } from '../events.js';
import { SendLogout } from './send-logout.js';

/** Notifies SAML applications that sessions have ended. */
@Injectable()
export class SamlLogout implements ParticipationProtocol, OnModuleInit {
  readonly protocol = 'saml';

  constructor(
    private readonly protocols: ParticipationProtocols,
    private readonly logout: SendLogout,
    private readonly events: EventPublisher,
  ) {}

  onModuleInit(): void {
    this.protocols.register(this);
  }

  async tell({ tenantId, applicationId, knownAs, details }: EndedParticipation): Promise<void> {
    const { sessionIndex, nameIdFormat } = participationDetails.parse(details);
    const nameId = { value: knownAs, format: nameIdFormat };
    await this.logout.execute({ tenantId, applicationId, sessionIndex, nameId });
  }

  giveUp(
    transaction: Transaction,
    { applicationId, accountId, sessionId }: EndedParticipation,
    reason: string,
  ): void {
    const about = { applicationId, accountId, sessionId };
    this.events.publish(transaction, SamlLogoutNotDelivered, { outcome: 'refused', reason, ...about });
  }
}
