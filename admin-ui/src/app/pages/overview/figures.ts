import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatTooltipModule } from '@angular/material/tooltip';
import { RouterLink } from '@angular/router';
import type { Overview } from '../../api/generated/models/overview';
import { PROVIDER_NAMES, PROVIDERS } from '../../providers/providers';

interface Figure {
  readonly name: string;
  readonly value: string;
  readonly hint: string;
  /** Exactly what it counts. */
  readonly definition: string;
  readonly page: string;
  readonly query: Readonly<Record<string, string>>;
  readonly isBad?: boolean;
}

/** The key figures. Each links to the list behind it. */
@Component({
  selector: 'oe-figures',
  imports: [MatTooltipModule, RouterLink],
  template: `
    @for (figure of figures(); track figure.name) {
      <a
        class="oe-card"
        [routerLink]="['/', figure.page]"
        [queryParams]="figure.query"
        [class.bad]="figure.isBad"
        [matTooltip]="figure.definition"
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
        name: $localize`:@@overview.success:Logon success rate`,
        value: logons.successRate === null ? '–' : this.number(logons.successRate, 'percent'),
        hint: $localize`:@@overview.successHint:${this.number(completed?.count ?? 0)}:COUNT: in the last 30 days`,
        definition: $localize`:@@overview.successIs:Logons that ended in a session, of all that came to a decision. Refused, declined and failed ones count against it; codes that nobody finished do not count.`,
        page: refused?.link.page ?? 'audit',
        query: refused?.link.query ?? {},
      },
      {
        name: $localize`:@@overview.median:Median logon time`,
        value:
          logons.medianSeconds === null
            ? '–'
            : $localize`:@@overview.seconds:${this.number(logons.medianSeconds)}:SECONDS: s`,
        hint: $localize`:@@overview.medianHint:by QR code, last 30 days`,
        definition: $localize`:@@overview.medianIs:Half of the QR code logons of the last 30 days were quicker, from the code on the screen to the session. Attaching an account is not included.`,
        page: completed?.link.page ?? 'audit',
        query: completed?.link.query ?? {},
      },
      {
        name: $localize`:@@overview.unlinked:Not linked to ${PROVIDER_NAMES}:PROVIDERS:`,
        value: this.number(people.withoutBinding),
        hint: $localize`:@@overview.unlinkedHint:Active accounts: ${this.number(people.active)}:COUNT:`,
        definition: $localize`:@@overview.unlinkedIs:Active accounts without a linked ${PROVIDER_NAMES}:PROVIDERS: identity.`,
        page: people.link.page,
        query: people.link.query,
      },
      {
        name: $localize`:@@overview.checks:Failing checks`,
        value: this.number(failingChecks.reduce((sum, { items }) => sum + items.length, 0)),
        hint:
          failingChecks[0]?.displayName ??
          $localize`:@@overview.checksHint:in the last ${PROVIDER_NAMES}:PROVIDERS: check`,
        definition: $localize`:@@overview.checksIs:Items that did not pass in the last check of each ${PROVIDER_NAMES}:PROVIDERS: connection.`,
        page: failingChecks[0]?.link.page ?? PROVIDERS[0]?.page.path ?? '',
        query: {},
        isBad: failingChecks.length > 0,
      },
    ];
  });

  private number(value: number, style: 'decimal' | 'percent' = 'decimal'): string {
    return new Intl.NumberFormat(this.#locale, { style, maximumFractionDigits: 1 }).format(value);
  }
}
