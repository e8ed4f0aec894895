import type { DynamicModule } from '@nestjs/common';
import { accountsEntities, AccountsModule } from '#accounts';
import { ApiAccessModule } from '#api-access';
import { ApplicationsModule } from '#applications';
import { AuditModule, AuditProofModule } from '#audit';
import { AuthenticatorsModule } from '#authenticators';
import { BindingModule } from '#binding';
import { BreakGlassModule } from '#break-glass';
import { DatabaseModule } from '#database';
import { DingTalkModule } from '#dingtalk';
import { DingTalkDirectoryModule } from '#dingtalk-directory';
import { DingTalkQrModule } from '#dingtalk-qr';
import { DirectoryModule } from '#directory';
import { ForwardAuthModule } from '#forward-auth';
import { GroupsModule } from '#groups';
import { LogonMenuModule } from '#logon-menu';
import { MessagingModule } from '#messaging';
// For their events, which titles and exports of the log need, and their encrypted columns, which key rotation re-encrypts.
import '#oidc';
import { OperationsModule } from '#operations';
import { OutboundModule } from '#outbound';
import { ProfilesModule } from '#profiles';
import { RuntimeModule, type Settings } from '#runtime';
import { SamlModule } from '#saml';
import '#scim';
import { tenancyEntities, TenancyModule } from '#tenancy';

/** The features that commands use, without HTTP. Events go to the outbox; the worker delivers them. */
export class CliModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: CliModule,
      imports: [
        RuntimeModule.forRoot('cli', settings),
        DatabaseModule.forRoot([...tenancyEntities, ...accountsEntities]),
        MessagingModule.forCommands(),
        TenancyModule,
        AccountsModule,
        ProfilesModule,
        LogonMenuModule,
        AuthenticatorsModule,
        DingTalkModule,
        BindingModule,
        DirectoryModule,
        GroupsModule,
        OutboundModule,
        DingTalkDirectoryModule,
        ApplicationsModule,
        SamlModule,
        ApiAccessModule,
        ForwardAuthModule,
        BreakGlassModule,
        DingTalkQrModule,
        AuditModule,
        AuditProofModule,
        OperationsModule,
      ],
    };
  }
}
