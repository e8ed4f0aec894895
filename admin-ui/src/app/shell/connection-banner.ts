import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';

/** Says that this device has no network, as long as it has none. */
@Component({
  selector: 'oe-connection-banner',
  imports: [MatIconModule],
  template: `
    <div role="status">
      @if (!isOnline()) {
        <p>
          <mat-icon svgIcon="warning" aria-hidden="true" />
          <span i18n="@@connection.away"
            >You are offline. What you see may be old; changes wait until you are back.</span
          >
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
      color: var(--mat-sys-on-tertiary-container);
      background: var(--mat-sys-tertiary-container);
    }
  `,
  host: { '(window:online)': 'isOnline.set(true)', '(window:offline)': 'isOnline.set(false)' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConnectionBanner {
  protected readonly isOnline = signal(navigator.onLine);
}
