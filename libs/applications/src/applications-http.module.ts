import { Module } from '@nestjs/common';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { OpenDestinations } from './application/open-destinations.js';
import { ApplicationsController } from './http/applications.controller.js';
import { ApplicationScopesController } from './http/application-scopes.controller.js';
import { ApplicationAccessController } from './http/application-access.controller.js';
import { AssignmentsController } from './http/assignments.controller.js';
import { OpenController } from './http/open.controller.js';
import { ShowApplication } from './http/show-application.js';
import { SigningKeysController } from './http/signing-keys.controller.js';
import { errors } from './pages/errors.js';
import { MyApplicationsSection } from './pages/my-applications-section.js';
import { ApplicationsModule } from './applications.module.js';

/** The API for administrators of applications. */
@Module({
  imports: [ApplicationsModule, LogonModule, TenancyModule],
  controllers: [
    ApplicationsController,
    ApplicationAccessController,
    ApplicationScopesController,
    AssignmentsController,
    OpenController,
    SigningKeysController,
  ],
  providers: [contributeToPages({ errors }), MyApplicationsSection, OpenDestinations, ShowApplication],
})
export class ApplicationsHttpModule {}
