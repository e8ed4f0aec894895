import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { declareAppBrowser } from '#http';
import {
  Providers,
  type ConnectionCheck,
  type ExternalIdentity,
  type Provider,
  type ProviderScope,
} from '#providers';
import { SETTINGS, type Settings } from '#runtime';
import { ReadAddressBook } from './application/read-address-book.js';
import { ORG_EMAIL, vouchedMailbox } from './domain/external-identity.js';
import { LastChecks } from './application/last-checks.js';
import { PROVIDER_KEY } from './provider-key.js';

declareAppBrowser({ name: 'DingTalk', mark: /DingTalk(?:\/(\d{1,3}(?:\.\d{1,3})?))?/i });

/** DingTalk as a provider of identities. */
@Injectable()
export class DingTalkProvider implements Provider, OnModuleInit {
  readonly key = PROVIDER_KEY;
  readonly label = { en: 'DingTalk', zh: '钉钉' };
  readonly attributes = [{ key: 'userId', label: { en: 'DingTalk user id', zh: '钉钉 userId' } }];
  readonly vouchedEmail = ORG_EMAIL;
  readonly scope: ProviderScope = {
    label: { en: 'your ids in DingTalk', zh: '您在钉钉中的 ID' },
    claims: {
      dingtalk_union_id: ({ subject }) => subject,
      dingtalk_user_id: ({ attributes }) => attributes['userId'],
    },
  };
  readonly servers: readonly string[];

  constructor(
    @Inject(SETTINGS) settings: Settings,
    private readonly providers: Providers,
    private readonly checks: LastChecks,
    private readonly book: ReadAddressBook,
  ) {
    this.servers = [settings.DINGTALK_API_BASE, settings.DINGTALK_OAPI_BASE];
  }

  onModuleInit(): void {
    this.providers.register(this);
  }

  async askVouchedEmail(
    tenantId: string,
    { connectionId, subject, attributes }: ExternalIdentity,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const at = { tenantId, connectionId, signal };
    const contact = await this.book.member(at, attributes['userId'] ?? '');
    // Another person may have the `userId` by now.
    return contact?.unionId === subject ? vouchedMailbox(contact.orgEmail) : undefined;
  }

  lastChecks(tenantId: string): Promise<ReadonlyMap<string, ConnectionCheck>> {
    return this.checks.of(tenantId);
  }
}
