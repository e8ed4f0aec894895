import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Session } from '../../../session/session';
import { PageHeader } from '../../../ui/page-header';
import { RetentionPanel } from './retention-panel';
import { WebhookPanel } from './webhook-panel';

/** How long the log is kept, what holds it, and where it is sent on. */
@Component({
  selector: 'oe-keeping-page',
  imports: [PageHeader, RetentionPanel, WebhookPanel],
  template: `
    <oe-page-header [backTo]="backTo" [heading]="heading" />
    <div class="panels">
      <oe-retention-panel class="oe-card" [canManage]="canManage" />
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
export class KeepingPage {
  protected readonly canManage = inject(Session).can('audit.manage');
  protected readonly backTo = { title: $localize`:@@page.audit:Audit`, link: '/audit' };
  protected readonly heading = $localize`:@@audit.keeping:Retention and streaming`;
}
