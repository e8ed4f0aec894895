import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Session } from '../../session/session';
import { EmptyState } from '../../ui/empty-state';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ConnectForm } from './connect-form';
import { ConnectionPanel } from './connection-panel';
import { ConnectionsStore } from './connections-store';

/** The page of the tenant's DingTalk app: connect it, check it, and switch the logon on or off. */
@Component({
  selector: 'oe-dingtalk-page',
  imports: [ConnectForm, ConnectionPanel, EmptyState, PageHeader, ProblemPanel, Skeleton],
  providers: [ConnectionsStore],
  template: `
    <oe-page-header
      i18n-text="@@dingtalk.text"
      text="The DingTalk app by which people log on, and what DingTalk says about it."
    />
    @if (store.problem(); as problem) {
      <oe-problem-panel [problem]="problem" [canRetry]="true" (retry)="store.load()" />
    } @else if (store.connections(); as connections) {
      @for (connection of connections; track connection.id) {
        <oe-connection-panel
          [connection]="connection"
          [canManage]="canManage"
          [show]="$first ? show() : undefined"
        />
      } @empty {
        @if (canManage) {
          <oe-connect-form />
        } @else {
          <oe-empty-state
            class="oe-card"
            icon="dingtalk"
            i18n-title="@@dingtalk.none"
            title="DingTalk is not connected yet"
            i18n-text="@@dingtalk.noneText"
            text="An administrator connects it here."
          />
        }
      }
    } @else {
      <oe-skeleton class="oe-card" [rows]="6" [height]="28" />
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DingtalkPage {
  /** The part of the connection to which a link leads, from the address. */
  readonly show = input<string>();
  protected readonly store = inject(ConnectionsStore);
  protected readonly canManage = inject(Session).can('connections.manage');

  constructor() {
    void this.store.load();
  }
}
