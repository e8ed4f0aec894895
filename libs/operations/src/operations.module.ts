import { Module } from '@nestjs/common';
import { MakeSupportBundle } from './support/make-support-bundle.js';
import { AuditProofModule } from '#audit';
import { MailModule } from '#mail';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { DatabaseChecks } from './doctor/database-checks.js';
import { RunChecks } from './doctor/run-checks.js';
import { ConnectionChecks } from './doctor/connection-checks.js';
import { KeyCheck } from './doctor/key-check.js';
import { LogChecks } from './doctor/log-checks.js';
import { MachineChecks } from './doctor/machine-checks.js';
import { ExternalServiceChecks } from './doctor/external-service-checks.js';
import { QueueChecks } from './doctor/queue-checks.js';
import { SchemaChecks } from './doctor/schema-checks.js';
import { BacklogChecks } from './doctor/backlog-checks.js';
import { ListEncryptionKeys } from './encryption-keys/list-encryption-keys.js';
import { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
import { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
import { ResolveFailedDeliveries } from './failed-work/resolve-failed-deliveries.js';
import { ResolveFailedJobs } from './failed-work/resolve-failed-jobs.js';
import { ResolveFailedMails } from './failed-work/resolve-failed-mails.js';
import { Journal } from './journal/journal.js';
import { DeleteTenant } from './tenant-deletion/delete-tenant.js';

const useCases = [
  ResolveFailedDeliveries,
  ResolveFailedJobs,
  ResolveFailedMails,
  DeleteTenant,
  RunChecks,
  Journal,
  ListEncryptionKeys,
  MakeSupportBundle,
  RetireEncryptionKey,
  RotateEncryptionKeys,
];

const checks = [
  ConnectionChecks,
  DatabaseChecks,
  KeyCheck,
  LogChecks,
  MachineChecks,
  ExternalServiceChecks,
  QueueChecks,
  SchemaChecks,
  BacklogChecks,
];

/** The operator's acts on the whole installation. */
@Module({
  imports: [TenancyModule, AuditProofModule, ProvidersModule, MailModule],
  providers: [...useCases, ...checks],
  exports: useCases,
})
export class OperationsModule {}
