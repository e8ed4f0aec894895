import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LogonMethods } from '#logon-menu';
import { HomeSections, UnlistedMethods, seenDeviceView, type HomeSection, type HomeVisit } from '#pages';
import { LogonHistory } from '../application/logon-history.js';
import { OpenSessions } from './open-sessions.js';
import { RecentLogons } from './recent-logons.js';

/** The home page's list of the person's open sessions. */
@Injectable()
export class OpenSessionsSection implements HomeSection, OnModuleInit {
  readonly key = 'sessions';
  readonly place = 20;

  constructor(
    private readonly sections: HomeSections,
    private readonly history: LogonHistory,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const sessions = await this.history.openSessions(tenant.id, principal.accountId);
    return (
      <OpenSessions
        context={context}
        sessions={sessions.map((session) => ({
          ...seenDeviceView(session, context.locale),
          id: session.sessionId,
          isCurrent: session.sessionId === principal.sessionId,
          startedAt: session.createdAt,
          lastSeenAt: session.lastSeenAt,
        }))}
      />
    );
  }
}

/** The home page's list of the person's last logons. */
@Injectable()
export class RecentLogonsSection implements HomeSection, OnModuleInit {
  readonly key = 'logons';
  readonly place = 30;

  constructor(
    private readonly sections: HomeSections,
    private readonly history: LogonHistory,
    private readonly methods: LogonMethods,
    private readonly unlistedMethods: UnlistedMethods,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const logons = await this.history.recentLogons(tenant.id, principal.accountId);
    return (
      <RecentLogons
        context={context}
        logons={logons.map((logon) => ({
          ...seenDeviceView(logon, context.locale),
          at: logon.at,
          method: this.methods.byKey(logon.method)?.label ?? this.unlistedMethods.name(logon.method),
        }))}
      />
    );
  }
}
