import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { DingTalkModule } from '#dingtalk';
import { LogonMenuModule } from '#logon-menu';
import { ProvidersModule } from '#providers';
import { QrLogonModule } from '#qr-logon';
import { SwitchQrLogon } from './application/switch-qr-logon.js';
import { DingTalkQrMethod } from './dingtalk-qr-method.js';
import { DingTalkScan } from './dingtalk-scan.js';

/** DingTalk as an entry of the logon menu, and as an app to scan with. */
@Module({
  imports: [AccountsModule, LogonMenuModule, ProvidersModule, DingTalkModule, BindingModule, QrLogonModule],
  providers: [DingTalkQrMethod, DingTalkScan, SwitchQrLogon],
  exports: [SwitchQrLogon],
})
export class DingTalkQrModule {}
