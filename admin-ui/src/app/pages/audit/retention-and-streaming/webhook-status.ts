import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { AuditWebhook } from '../../../api/generated/models/audit-webhook';
import { Timestamp } from '../../../ui/timestamp';

/** The progress of the webhook, and what delays it. */
@Component({
  selector: 'oe-webhook-status',
  imports: [Timestamp],
  template: `
    @let now = webhook();
    <p>
      <code>{{ now.url }}</code>&ngsp;
      @if (now.lag.records === 0) {
        <span class="oe-badge good" i18n="@@audit.webhook.upToDate">Up to date</span>
      } @else {
        <span class="oe-badge bad" i18n="@@audit.webhook.behind">Records behind: {{ now.lag.records }}</span>
      }
    </p>
    <p class="oe-muted">
      <ng-container i18n="@@audit.webhook.next">Next: record {{ now.nextSequence }}.</ng-container>&ngsp;
      @if (now.acceptedAt; as accepted) {
        <ng-container i18n="@@audit.webhook.acceptedAt">Last accepted:</ng-container>&ngsp;<oe-timestamp
          [at]="accepted"
          [ago]="true"
        />
      }
    </p>
    @if (now.lastFailure; as failure) {
      <p class="oe-warning">
        <ng-container i18n="@@audit.webhook.failing">Not accepted by the receiver:</ng-container>
        {{ failure }} ·
        <ng-container i18n="@@audit.webhook.again">Next attempt:</ng-container>&ngsp;<oe-timestamp
          [at]="now.nextAttemptAt"
        />
      </p>
    }
  `,
  styles: `
    p {
      margin: 4px 0 12px;
      overflow-wrap: anywhere;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WebhookStatus {
  readonly webhook = input.required<AuditWebhook>();
}
