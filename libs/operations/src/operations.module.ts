import { Module } from '@nestjs/common';
import { AuditProofModule } from '#audit';
import { TenancyModule } from '#tenancy';
import { ListEncryptionKeys } from './encryption-keys/list-encryption-keys.js';
import { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
import { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
import { Journal } from './journal/journal.js';

const useCases = [Journal, ListEncryptionKeys, RetireEncryptionKey, RotateEncryptionKeys];

/** What the operator does to the whole installation. */
@Module({ imports: [TenancyModule, AuditProofModule], providers: useCases, exports: useCases })
export class OperationsModule {}
