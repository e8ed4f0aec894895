import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { RulesInForce } from '#binding';
import { ConnectionDirectory, IdentifyPerson, StartAuthorisation } from '#dingtalk';
import type { ExternalIdentity } from '#providers';
import { ScanMethods, type ScanConnection, type ScanMethod } from '#qr-logon';
import { SETTINGS, type Settings } from '#runtime';
import { DINGTALK_MARK } from './dingtalk-mark.js';
import { withIdentificationErrors } from './with-identification-errors.js';
import { METHOD_KEY } from './method-key.js';

/** How people scan with DingTalk. */
@Injectable()
export class DingTalkScan implements ScanMethod, OnModuleInit {
  readonly key = METHOD_KEY;
  readonly app = { en: 'DingTalk', zh: '钉钉' };
  readonly logo = DINGTALK_MARK;
  /** The same pattern as in DingTalk's own library (`dingtalk-jsapi`, lib/env). */
  readonly mark = /DingTalk/i;
  readonly script = 'phone-identify.js';
  readonly authorisationOrigin: string;

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly methods: ScanMethods,
    private readonly directory: ConnectionDirectory,
    private readonly startAuthorisation: StartAuthorisation,
    private readonly identifyPerson: IdentifyPerson,
    private readonly rules: RulesInForce,
  ) {
    this.authorisationOrigin = new URL(settings.DINGTALK_LOGIN_BASE).origin;
  }

  onModuleInit(): void {
    this.methods.register(this);
  }

  deepLink(url: string): string {
    return `dingtalk://dingtalkclient/page/link?url=${encodeURIComponent(url)}`;
  }

  async connections(tenantId: string): Promise<readonly ScanConnection[]> {
    const enabled = await this.directory.enabledConnections(tenantId);
    return enabled.map(({ id, ticketLifetimeSeconds, confirmation, corpId, clientId }) => ({
      id,
      ticketLifetimeSeconds,
      confirmation,
      scriptFacts: { corpId, clientId },
    }));
  }

  async authorisationUrl(tenantId: string, connectionId: string, state: string): Promise<string> {
    return this.startAuthorisation.execute(tenantId, connectionId, state);
  }

  async identify(tenantId: string, connectionId: string, code: string): Promise<ExternalIdentity> {
    const withRecord = await this.rules.needEmail(tenantId, connectionId);
    return withIdentificationErrors(
      this.identifyPerson.byJsapiCode(tenantId, connectionId, code, { withRecord }),
    );
  }
}
