import { Module } from '@nestjs/common';
import { TenantResolver } from '#http';
import { BeginDeletion } from './application/begin-deletion.js';
import { CreateTenant } from './application/create-tenant.js';
import { ListTenants } from './application/list-tenants.js';
import { ReadTenantSettings } from './application/read-tenant-settings.js';
import { ResumeTenant } from './application/resume-tenant.js';
import { SuspendTenant } from './application/suspend-tenant.js';
import { TenantDirectory } from './application/tenant-directory.js';
import { UpdateTenantSettings } from './application/update-tenant-settings.js';

const useCases = [
  BeginDeletion,
  CreateTenant,
  ListTenants,
  ReadTenantSettings,
  ResumeTenant,
  SuspendTenant,
  TenantDirectory,
  UpdateTenantSettings,
];

/** Tenants, their settings and branding. */
@Module({
  providers: [...useCases, { provide: TenantResolver, useExisting: TenantDirectory }],
  exports: [...useCases, TenantResolver],
})
export class TenancyModule {}
