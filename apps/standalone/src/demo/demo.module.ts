import { Module, type DynamicModule } from '@nestjs/common';
import { accountsEntities, AccountsModule } from '#accounts';
import { AuthenticatorsModule } from '#authenticators';
import { BindingModule } from '#binding';
import { DatabaseModule } from '#database';
import { DingTalkModule } from '#dingtalk';
import { DingTalkQrModule } from '#dingtalk-qr';
import { LogonMenuModule } from '#logon-menu';
import { MessagingModule } from '#messaging';
import { RuntimeModule, type Settings } from '#runtime';
import { tenancyEntities, TenancyModule } from '#tenancy';

/** The features that the demo data is made with. */
@Module({})
export class DemoModule {
  static with(settings: Settings): DynamicModule {
    return {
      module: DemoModule,
      imports: [
        RuntimeModule.forRoot('demo', settings),
        DatabaseModule.forRoot([...tenancyEntities, ...accountsEntities]),
        MessagingModule.forServer(),
        TenancyModule,
        AccountsModule,
        LogonMenuModule,
        AuthenticatorsModule,
        DingTalkModule,
        BindingModule,
        DingTalkQrModule,
      ],
    };
  }
}
