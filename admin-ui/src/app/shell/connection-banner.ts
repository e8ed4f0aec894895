import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { Connection } from '../http/connection.interceptor';

/** Shown while this device has no network. */
@Component({
  selector: 'oe-connection-banner',
  imports: [MatIconModule],
  template: `
    <div role="status">
      @if (!connection.isOnline() || !connection.isAnswered()) {
        <p>
          <mat-icon svgIcon="warning" aria-hidden="true" />
          @if (connection.isOnline()) {
            <span i18n="@@connection.unanswered"
              >The server cannot be reached. What you see may be out of date; nothing can be changed until it
              answers.</span
            >
          } @else {
            <span i18n="@@connection.away"
              >You are offline. What you see may be out of date; nothing can be changed until you are back
              online.</span
            >
          }
        </p>
      }
    </div>
  `,
  styles: `
    p {
      display: flex;
      gap: 8px;
      align-items: center;
      margin: 0;
      padding: 8px 24px;
      color: var(--mat-sys-inverse-on-surface);
      background: var(--mat-sys-inverse-surface);
    }
    mat-icon {
      flex: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  protected readonly connection = inject(Connection);
}
