import { Module } from '@nestjs/common';
import { AuditProofModule } from '#audit';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { ListEncryptionKeys } from './encryption-keys/list-encryption-keys.js';
import { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
import { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
import { DecideDeliveries } from './failed-work/decide-deliveries.js';
import { DecideMails } from './failed-work/decide-mails.js';
import { Journal } from './journal/journal.js';

const useCases = [
  DecideDeliveries,
  DecideMails,
  Journal,
  ListEncryptionKeys,
  RetireEncryptionKey,
  RotateEncryptionKeys,
];

/** What the operator does to the whole installation. */
@Module({ imports: [TenancyModule, AuditProofModule, MailModule], providers: useCases, exports: useCases })
export class OperationsModule {}
