import { Module } from '@nestjs/common';
import { contributeToPages } from '#pages';
import { SettingsController } from './http/settings.controller.js';
import { errors } from './pages/errors.js';
import { TenancyModule } from './tenancy.module.js';

/** The console's endpoints, and the texts for unknown tenants. */
@Module({
  imports: [TenancyModule],
  controllers: [SettingsController],
  providers: [contributeToPages({ errors })],
})
export class TenancyHttpModule {}
