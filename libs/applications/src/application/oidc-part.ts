import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Transaction } from '#database';
import { recordedClient, type RecordedDetails } from '../domain/recorded-settings.js';
import { readApplication } from '../infra/read-application.js';
import { ProtocolParts, type ProtocolPart } from './protocol-parts.js';

/** Applications that use OpenID Connect start at their own address. */
@Injectable()
export class OidcPart implements ProtocolPart, OnModuleInit {
  readonly protocol = 'oidc';

  constructor(private readonly protocols: ProtocolParts) {}

  onModuleInit(): void {
    this.protocols.register(this);
  }

  async recorded(transaction: Transaction, applicationId: string): Promise<RecordedDetails> {
    return recordedClient(await readApplication(transaction, applicationId));
  }
}
