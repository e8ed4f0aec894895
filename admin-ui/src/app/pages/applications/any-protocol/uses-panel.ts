import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ApplicationUse } from '../../../api/generated/models/application-use';
import { Timestamp } from '../../../ui/timestamp';
import { Skeleton } from '../../../ui/skeleton';

/** The people who used the application last. */
@Component({
  selector: 'oe-uses-panel',
  imports: [Timestamp, RouterLink, Skeleton],
  template: `
    @if (uses(); as shown) {
      @if (shown.length > 0) {
        <ul>
          @for (one of shown; track one.id) {
            <li>
              <a [routerLink]="['/accounts', one.id]">{{ one.displayName || one.username }}</a>
              <oe-timestamp class="oe-muted" [at]="one.lastUsedAt" [ago]="true" />
            </li>
          }
        </ul>
      } @else {
        <p class="oe-muted" i18n="@@applications.noUses">Nobody has logged on to it yet.</p>
      }
    } @else {
      <oe-skeleton [rows]="3" />
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      max-height: 16rem;
      margin: 0;
      padding: 0;
      overflow: auto;
      list-style: none;
    }
    li {
      display: flex;
      gap: 16px;
      justify-content: space-between;
    }
    p {
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class UsesPanel {
  readonly uses = input<readonly ApplicationUse[]>();
}
