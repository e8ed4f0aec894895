import { Module, type DynamicModule } from '@nestjs/common';
import { accountsEntities, AccountsModule, AccountsWorkerModule } from '#accounts';
import { AuditWorkerModule } from '#audit';
import { AuthenticatorsModule, AuthenticatorsWorkerModule } from '#authenticators';
import { BindingModule, BindingWorkerModule } from '#binding';
import { BreakGlassWorkerModule } from '#break-glass';
import { DatabaseModule } from '#database';
import { DingTalkModule } from '#dingtalk';
import { DingTalkQrModule, DingTalkQrWorkerModule } from '#dingtalk-qr';
import type { Clock } from '#kernel';
import { LogonModule, LogonWorkerModule } from '#logon';
import { LogonMenuModule, LogonMenuWorkerModule } from '#logon-menu';
import { MailWorkerModule } from '#mail';
import { MessagingModule } from '#messaging';
import { OverviewWorkerModule } from '#overview';
import { RuntimeModule, type Settings } from '#runtime';
import { TenancyModule, tenancyEntities } from '#tenancy';

/** The working process: event delivery, expiry, audit, mail, clearing up. Composition only. */
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
        BreakGlassWorkerModule,
        DingTalkQrModule,
        DingTalkQrWorkerModule,
        OverviewWorkerModule,
        MailWorkerModule,
        AuditWorkerModule,
      ],
    };
  }
}
