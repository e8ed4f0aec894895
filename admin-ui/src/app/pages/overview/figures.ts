import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Overview } from '../../api/generated/models/overview';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
  readonly page: string;
  readonly query: Readonly<Record<string, string>>;
  readonly isBad?: boolean;
}

/** The numbers that say how things go. Each leads to the list behind it. */
@Component({
  selector: 'oe-figures',
  imports: [MatIconModule, RouterLink],
  template: `
    @for (figure of figures(); track figure.name) {
      <a
        class="oe-card"
        [routerLink]="['/', figure.page]"
        [queryParams]="figure.query"
        [class.bad]="figure.isBad"
      >
        <span class="name">{{ figure.name }}</span>
        <strong>{{ figure.value }}</strong>
        <span class="oe-muted">{{ figure.hint }}</span>
      </a>
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 16px;
    }
    a {
      display: flex;
      flex-direction: column;
      gap: 4px;
      padding: 16px 20px;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      border-color: var(--mat-sys-primary);
    }
    strong {
      font: var(--mat-sys-headline-medium);
    }
    .bad strong {
      color: var(--mat-sys-error);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Figures {
  readonly #locale = inject(LOCALE_ID);
  readonly overview = input.required<Overview>();

  protected readonly figures = computed<readonly Figure[]>(() => {
    const { logons, people, failingChecks } = this.overview();
    const completed = logons.totals.find(({ outcome }) => outcome === 'completed');
    const refused = logons.totals.find(({ outcome }) => outcome === 'refused');
    return [
      {
        name: $localize`:@@overview.success:Logons that succeed`,
        value: logons.successRate === null ? '–' : this.number(logons.successRate, 'percent'),
        hint: $localize`:@@overview.successHint:${this.number(completed?.count ?? 0)}:COUNT: in the last 30 days`,
        page: refused?.link.page ?? 'audit',
        query: refused?.link.query ?? {},
      },
      {
        name: $localize`:@@overview.median:From QR code to logged on`,
        value:
          logons.medianSeconds === null
            ? '–'
            : $localize`:@@overview.seconds:${this.number(logons.medianSeconds)}:SECONDS: s`,
        hint: $localize`:@@overview.medianHint:the middle one of all`,
        page: completed?.link.page ?? 'audit',
        query: completed?.link.query ?? {},
      },
      {
        name: $localize`:@@overview.unlinked:People without a binding`,
        value: this.number(people.withoutBinding),
        hint: $localize`:@@overview.unlinkedHint:of ${this.number(people.active)}:COUNT: active accounts`,
        page: people.link.page,
        query: people.link.query,
      },
      {
        name: $localize`:@@overview.checks:Checks that fail`,
        value: this.number(failingChecks.reduce((sum, { items }) => sum + items.length, 0)),
        hint:
          failingChecks[0]?.displayName ?? $localize`:@@overview.checksHint:at the last check of DingTalk`,
        page: 'dingtalk',
        query: {},
        isBad: failingChecks.length > 0,
      },
    ];
  });

  private number(value: number, style: 'decimal' | 'percent' = 'decimal'): string {
    return new Intl.NumberFormat(this.#locale, { style, maximumFractionDigits: 1 }).format(value);
  }
}
