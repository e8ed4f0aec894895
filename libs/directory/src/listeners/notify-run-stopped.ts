import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { MailQueue } from '#mail';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { RunEnded } from '../events.js';
import { stopTexts } from './stop-texts.js';

/** Notifies every active owner and administrator by mail when a threshold has stopped a synchronisation. */
@Injectable()
export class NotifyRunStopped {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
  ) {}

  /** Previews are left out: the person who started one is watching it. */
  @OnDomainEvent('directory.tell-of-stop', RunEnded)
  async tell(event: DomainEvent<PayloadOf<typeof RunEnded>>, transaction: Transaction): Promise<void> {
    const { state, kind, counts, runId } = event.payload;
    if (state !== 'stopped' || kind !== 'sync' || !this.mailQueue.isConfigured()) return;
    const tenant = await this.tenants.byId(event.tenantId, transaction);
    if (tenant === null) return;
    const { subject, text } = stopTexts({
      tenantName: tenant.name,
      missing: counts.suspended,
      console: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/admin/directory/runs/${runId}`,
    });
    for (const { email } of await this.accounts.administrators(transaction)) {
      if (email !== null)
        await this.mailQueue.enqueue(transaction, {
          kind: 'directory.run-stopped',
          to: email,
          subject,
          text,
        });
    }
  }
}
