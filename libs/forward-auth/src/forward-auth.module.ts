import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { ChangeForwardApplication } from './application/change-forward-application.js';
import { CreateForwardApplication } from './application/create-forward-application.js';
import { FindVisitor } from './application/find-visitor.js';
import { ForwardApplications } from './application/forward-applications.js';
import { LogonHandoff } from './application/logon-handoff.js';
import { ShowHeaders } from './application/show-headers.js';

const useCases = [
  ChangeForwardApplication,
  CreateForwardApplication,
  FindVisitor,
  ForwardApplications,
  LogonHandoff,
  ShowHeaders,
];

/** Applications behind proxies that ask the portal who a visitor is. */
@Module({ imports: [AccountsModule, ApplicationsModule], providers: useCases, exports: useCases })
export class ForwardAuthModule {}
