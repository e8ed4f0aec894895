import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { assertRevision } from '#http';
import { EventPublisher } from '#messaging';
import { endsOfLog } from '../chain/ends-of-log.js';
import { changeWebhook, insertWebhook } from '../infra/webhook-statements.js';
import { WebhookNetwork } from './address/webhook-network.js';
import type { FixedHeader } from './delivery/fixed-headers.js';
import { WebhookChanged } from './events.js';
import { ShowWebhook } from './show-webhook.js';
import { lockWebhook, revisionOfWebhook, unknownWebhook, type WebhookRow } from './webhook-row.js';
import { WebhookSecrets } from './webhook-secrets.js';
import {
  assertSameReceiver,
  checkedHeaders,
  checkedSecret,
  type WebhookSettings,
} from './webhook-settings.js';
import type { WebhookView } from './webhook-view.js';

/** Sends the tenant's log to a receiver from now on; a replay can send earlier records. A previous receiver gets no more. */
@Injectable()
export class SetWebhook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly network: WebhookNetwork,
    private readonly secrets: WebhookSecrets,
    private readonly events: EventPublisher,
    private readonly show: ShowWebhook,
  ) {}

  /**
   * @param basedOn the revision of the webhook that is changed; null: a new one; undefined: any
   * @throws DomainError `audit.webhook.address_refused`, `audit.webhook.secret_invalid`, `audit.webhook.secret_required`, `audit.webhook.headers_invalid`,
   * `audit.webhook.headers_required`; `audit.webhook.already_set`, `audit.webhook.none`, `revision.stale` when it is based on an outdated revision
   */
  async execute(
    tenantId: string,
    { url, secret, headers }: WebhookSettings,
    basedOn?: string | null,
  ): Promise<WebhookView> {
    const { href, origin } = this.network.check(url);
    const sealed = secret === undefined ? null : this.secrets.seal(tenantId, checkedSecret(secret));
    const given = headers && checkedHeaders(headers);
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const former = await lockWebhook(transaction);
      assertBasis(former, basedOn);
      if (former === undefined && sealed === null) throw secretRequired();
      if (given === undefined) assertSameReceiver(former, origin);
      await this.write(transaction, href, sealed, given);
      const names = given?.map(({ name }) => name) ?? former?.headers ?? [];
      this.events.publish(transaction, WebhookChanged, {
        outcome: 'success',
        before: former === undefined ? null : { url: former.url, headers: [...former.headers] },
        after: { url: href, headers: [...names] },
        isSecretReplaced: sealed !== null,
        areHeadersReplaced: given !== undefined,
      });
      return this.show.executeIn(transaction);
    });
  }

  private async write(
    transaction: Transaction,
    url: string,
    sealed: string | null,
    headers: readonly FixedHeader[] | undefined,
  ): Promise<void> {
    const { tenantId } = transaction;
    const now = this.clock.now();
    const names = headers?.map(({ name }) => name) ?? null;
    const sealedHeaders = this.secrets.sealHeaders(tenantId, headers ?? []);
    const settings = { tenantId, url, secret: sealed, names, headers: sealedHeaders, now };
    const changed = await transaction.run(changeWebhook, settings);
    if (changed.length > 0) return;
    const { last } = await endsOfLog(transaction);
    const made = await transaction.run(insertWebhook, {
      ...settings,
      names: names ?? [],
      next: String(last + 1),
    });
    if (made.length === 0) throw alreadySet(); // by a concurrent request
  }
}

function assertBasis(former: WebhookRow | undefined, basedOn: string | null | undefined): void {
  if (basedOn === undefined) return;
  if (former === undefined) {
    if (basedOn !== null) throw unknownWebhook();
  } else if (basedOn === null) throw alreadySet();
  else assertRevision(revisionOfWebhook(former), basedOn);
}

function alreadySet(): DomainError {
  return new DomainError('conflict', 'audit.webhook.already_set', {
    detail: 'There is already a webhook. Load it, then change it.',
  });
}

function secretRequired(): DomainError {
  return new DomainError('invalid', 'audit.webhook.secret_required', {
    detail: 'A new webhook needs a secret.',
  });
}
