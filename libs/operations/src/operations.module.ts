import { Module } from '@nestjs/common';
import { MakeSupportBundle } from './support/make-support-bundle.js';
import { AuditProofModule } from '#audit';
import { MailModule } from '#mail';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { DatabaseChecks } from './doctor/database-checks.js';
import { Examine } from './doctor/examine.js';
import { ConnectionChecks } from './doctor/connection-checks.js';
import { KeyCheck } from './doctor/key-check.js';
import { LogChecks } from './doctor/log-checks.js';
import { MachineChecks } from './doctor/machine-checks.js';
import { NeighbourChecks } from './doctor/neighbour-checks.js';
import { QueueChecks } from './doctor/queue-checks.js';
import { SchemaChecks } from './doctor/schema-checks.js';
import { WorkChecks } from './doctor/work-checks.js';
import { ListEncryptionKeys } from './encryption-keys/list-encryption-keys.js';
import { RetireEncryptionKey } from './encryption-keys/retire-encryption-key.js';
import { RotateEncryptionKeys } from './encryption-keys/rotate-encryption-keys.js';
import { DecideDeliveries } from './failed-work/decide-deliveries.js';
import { DecideJobs } from './failed-work/decide-jobs.js';
import { DecideMails } from './failed-work/decide-mails.js';
import { Journal } from './journal/journal.js';
import { DeleteTenant } from './tenant-deletion/delete-tenant.js';

const useCases = [
  DecideDeliveries,
  DecideJobs,
  DecideMails,
  DeleteTenant,
  Examine,
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
  NeighbourChecks,
  QueueChecks,
  SchemaChecks,
  WorkChecks,
];

/** The operator's acts on the whole installation. */
@Module({
  imports: [TenancyModule, AuditProofModule, ProvidersModule, MailModule],
  providers: [...useCases, ...checks],
  exports: useCases,
})
export class OperationsModule {}
