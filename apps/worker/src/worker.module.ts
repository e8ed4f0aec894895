import { Module, type DynamicModule } from '@nestjs/common';
import { accountsEntities, AccountsModule, AccountsWorkerModule } from '#accounts';
import { ApiAccessWorkerModule } from '#api-access';
import { ApplicationsWorkerModule } from '#applications';
import { AuditWorkerModule } from '#audit';
import { AuthenticatorsModule, AuthenticatorsWorkerModule } from '#authenticators';
import { BindingModule, BindingWorkerModule } from '#binding';
import { BreakGlassWorkerModule } from '#break-glass';
import { DatabaseModule } from '#database';
import { DingTalkModule } from '#dingtalk';
import { DingTalkDirectoryModule } from '#dingtalk-directory';
import { DingTalkQrModule } from '#dingtalk-qr';
import { DirectoryWorkerModule } from '#directory';
import type { Clock } from '#kernel';
import { ForwardAuthWorkerModule } from '#forward-auth';
import { ObservationModule } from '#http';
import { LogonModule, LogonWorkerModule } from '#logon';
import { LogonMenuModule, LogonMenuWorkerModule } from '#logon-menu';
import { MailWorkerModule } from '#mail';
import { MessagingModule } from '#messaging';
import { OidcWorkerModule } from '#oidc';
import { OutboundWorkerModule } from '#outbound';
import { OverviewWorkerModule } from '#overview';
// Their events appear in the log, whose titles and exports need every definition.
import '#operations';
import { QrLogonWorkerModule } from '#qr-logon';
import { RuntimeModule, type Settings } from '#runtime';
import { SamlWorkerModule } from '#saml';
import '#scim';
import { SingleLogoutWorkerModule } from '#single-logout';
import { TenancyModule, tenancyEntities } from '#tenancy';
import { RegisterQueues } from './http/register-queues.js';
import { TasksController } from './http/tasks.controller.js';
import { WorkerMetrics } from './metrics/worker-metrics.js';

/** The worker process: event delivery, expiry, audit, mail, clean-up. It answers only monitoring requests. */
@Module({})
export class WorkerModule {
  static with(settings: Settings, clock?: Clock): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        RuntimeModule.forRoot('worker', settings, clock),
        DatabaseModule.forRoot([...tenancyEntities, ...accountsEntities]),
        MessagingModule.forWorker(),
        TenancyModule,
        AccountsModule,
        AccountsWorkerModule,
        LogonMenuModule,
        LogonMenuWorkerModule,
        LogonModule,
        LogonWorkerModule,
        AuthenticatorsModule,
        AuthenticatorsWorkerModule,
        DingTalkModule,
        BindingModule,
        BindingWorkerModule,
        DingTalkDirectoryModule,
        DirectoryWorkerModule,
        OutboundWorkerModule,
        ApplicationsWorkerModule,
        SingleLogoutWorkerModule,
        OidcWorkerModule,
        SamlWorkerModule,
        ApiAccessWorkerModule,
        ForwardAuthWorkerModule,
        BreakGlassWorkerModule,
        DingTalkQrModule,
        QrLogonWorkerModule,
        OverviewWorkerModule,
        MailWorkerModule,
        AuditWorkerModule,
        ObservationModule,
      ],
      controllers: [TasksController],
      providers: [RegisterQueues, WorkerMetrics],
    };
  }
}
