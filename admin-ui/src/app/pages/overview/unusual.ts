import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Overview } from '../../api/generated/models/overview';
import { Session } from '../../session/session';
import { Timestamp } from '../../ui/timestamp';
import { reasonText } from '../../ui/reasons';
import { EventTitles } from '../audit/event-titles';

/** The newest events that need attention. */
@Component({
  selector: 'oe-unusual',
  imports: [MatIconModule, Timestamp, RouterLink],
  template: `
    <h2 i18n="@@overview.unusual">Unusual activity</h2>
    <ul>
      @for (event of events(); track event.id) {
        <li>
          <mat-icon svgIcon="bell" aria-hidden="true" />
          <span class="what">
            <a [routerLink]="['/', event.link.page]" [queryParams]="event.link.query">{{
              titles.titleOf(event.type)
            }}</a>
            @if (event.username; as name) {
              <span>{{ name }}</span>
            }
            @if (event.reason; as code) {
              <span class="oe-muted">{{ reason(code) }}</span>
            }
          </span>
          <oe-timestamp class="oe-muted" [at]="event.occurredAt" [ago]="true" />
        </li>
      } @empty {
        <li class="oe-muted" i18n="@@overview.nothingUnusual">
          Nothing unusual. Misused codes, reports from phones and locked accounts appear here.
        </li>
      }
    </ul>
  `,
  styles: `
    :host {
      display: block;
      padding: 20px 24px;
    }
    h2 {
      margin: 0 0 8px;
      font: var(--mat-sys-title-medium);
    }
    ul {
      padding: 0;
      margin: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
      padding: 8px 0;
    }
    .what {
      display: flex;
      flex: 1;
      flex-wrap: wrap;
      gap: 0 8px;
      min-width: 12rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Unusual {
  protected readonly titles = inject(EventTitles);
  protected readonly reason = reasonText;
  readonly events = input.required<Overview['unusual']>();

  constructor() {
    if (inject(Session).can('audit.read')) void this.titles.load();
  }
}
