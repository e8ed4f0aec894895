import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { accountsEntities, AccountsHttpModule, AccountsModule } from '#accounts';
import { ApiAccessHttpModule, ApiAccessModule } from '#api-access';
import { ApplicationsHttpModule, ApplicationsModule } from '#applications';
import { AuditHttpModule } from '#audit';
import { AuthenticatorsHttpModule, AuthenticatorsModule } from '#authenticators';
import { BindingHttpModule, BindingModule } from '#binding';
import { BreakGlassHttpModule, BreakGlassModule } from '#break-glass';
import { ConsoleModule } from '#console';
import { DatabaseModule } from '#database';
import { DingTalkModule } from '#dingtalk';
import { DingTalkDirectoryHttpModule } from '#dingtalk-directory';
import { DingTalkQrHttpModule, DingTalkQrModule } from '#dingtalk-qr';
import { DirectoryHttpModule } from '#directory';
import { ForwardAuthHttpModule, ForwardAuthModule } from '#forward-auth';
import { GroupsHttpModule } from '#groups';
import { HttpModule } from '#http';
import type { Clock } from '#kernel';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuHttpModule, LogonMenuModule } from '#logon-menu';
import { MessagingModule } from '#messaging';
import { OidcHttpModule, OidcModule } from '#oidc';
import { OutboundHttpModule } from '#outbound';
import { OverviewHttpModule } from '#overview';
import { PagesModule } from '#pages';
import { PortalModule } from '#portal';
import { ProfilesHttpModule } from '#profiles';
// Its events appear in the log, whose titles and exports need every definition.
import '#operations';
import { QrLogonHttpModule } from '#qr-logon';
import { RuntimeModule, type Settings } from '#runtime';
import { SamlHttpModule, SamlModule } from '#saml';
import { ScimHttpModule } from '#scim';
import { SingleLogoutModule } from '#single-logout';
import { TenancyHttpModule, TenancyModule, tenancyEntities } from '#tenancy';
import { MetricsModule } from './metrics/metrics.module.js';

/** The HTTP process: portal pages, JSON API, the console's files. Composition only. */
@Module({})
export class ServerModule {
  /** @param more modules to serve in addition, such as a provider that is not part of the product */
  static with(
    settings: Settings,
    clock?: Clock,
    more: readonly (Type | DynamicModule)[] = [],
  ): DynamicModule {
    return {
      module: ServerModule,
      imports: [
        RuntimeModule.forRoot('server', settings, clock),
        DatabaseModule.forRoot([...tenancyEntities, ...accountsEntities]),
        MessagingModule.forServer(),
        HttpModule,
        PagesModule,
        TenancyModule,
        TenancyHttpModule,
        AccountsModule,
        AccountsHttpModule,
        ProfilesHttpModule,
        LogonMenuModule,
        LogonMenuHttpModule,
        LogonModule,
        LogonHttpModule,
        AuthenticatorsModule,
        AuthenticatorsHttpModule,
        DingTalkModule,
        BindingModule,
        BindingHttpModule,
        DingTalkDirectoryHttpModule,
        DirectoryHttpModule,
        GroupsHttpModule,
        OutboundHttpModule,
        ApplicationsModule,
        ApplicationsHttpModule,
        SingleLogoutModule,
        OidcModule,
        OidcHttpModule,
        SamlModule,
        SamlHttpModule,
        ApiAccessModule,
        ApiAccessHttpModule,
        ScimHttpModule,
        ForwardAuthModule,
        ForwardAuthHttpModule,
        BreakGlassModule,
        BreakGlassHttpModule,
        QrLogonHttpModule,
        DingTalkQrModule,
        DingTalkQrHttpModule,
        OverviewHttpModule,
        PortalModule,
        AuditHttpModule,
        ConsoleModule,
        MetricsModule,
        ...more,
      ],
    };
  }
}
