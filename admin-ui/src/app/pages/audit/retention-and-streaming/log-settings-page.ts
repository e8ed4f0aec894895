import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '../../../session/session';
import { PageHeader } from '../../../ui/page-header';
import { PolicyPanel } from './policy-panel';
import { RetentionPanel } from './retention-panel';
import { WebhookPanel } from './webhook-panel';

/** The settings of the log: retention, legal hold, device policy and webhook. */
@Component({
  selector: 'oe-log-settings-page',
  imports: [PageHeader, PolicyPanel, RetentionPanel, WebhookPanel],
  template: `
    <oe-page-header [backTo]="backTo" [heading]="heading" />
    <div class="panels">
      <!-- The two panels share one policy with one revision, so each reloads it after a change by the other. -->
      <oe-retention-panel #retention class="oe-card" [canManage]="canManage" (changed)="policy.load()" />
      <oe-policy-panel #policy class="oe-card" [canManage]="canManage" (changed)="retention.load()" />
      <oe-webhook-panel class="oe-card" [canManage]="canManage" />
    </div>
  `,
  styles: `
    .panels {
      display: grid;
      gap: 24px;
      max-width: 880px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogSettingsPage {
  protected readonly canManage = inject(Session).can('audit.manage');
  protected readonly backTo = { title: $localize`:@@page.audit:Audit`, link: '/audit' };
  protected readonly heading = $localize`:@@audit.keeping:Retention and streaming`;
}
