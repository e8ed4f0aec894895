import { ChangeDetectionStrategy, Component, inject, input, LOCALE_ID, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatChipsModule } from '@angular/material/chips';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { outcomeText } from './record-texts';

/** Spans of time that are searched most. */
export const PERIODS = ['today', '24h', '7d', '30d'] as const;

export const OUTCOMES = ['success', 'refused', 'info'] as const;

const PERIOD_TEXTS: Readonly<Record<(typeof PERIODS)[number], string>> = {
  today: $localize`:@@audit.period.today:Today (UTC)`,
  '24h': $localize`:@@audit.period.24h:Last 24 hours`,
  '7d': $localize`:@@audit.period.7d:Last 7 days`,
  '30d': $localize`:@@audit.period.30d:Last 30 days`,
};

const FIXED_TEXTS: Readonly<Record<string, string>> = {
  from: $localize`:@@audit.filter.from:From`,
  to: $localize`:@@audit.filter.to:Until`,
  actor: $localize`:@@audit.filter.actor:By`,
  target: $localize`:@@audit.filter.target:To`,
  method: $localize`:@@audit.filter.method:Method`,
  ip: $localize`:@@audit.filter.ip:Address`,
  correlation: $localize`:@@audit.filter.correlation:Same act`,
};

/** What the log is searched for. */
@Component({
  selector: 'oe-audit-filters',
  imports: [
    MatButtonModule,
    MatChipsModule,
    MatFormFieldModule,
    MatIconModule,
    MatInputModule,
    MatSelectModule,
  ],
  templateUrl: './audit-filters.html',
  styles: `
    form {
      display: grid;
      grid-template-columns: 2fr 1fr 1fr 2fr;
      gap: 12px;
    }
    mat-chip-set {
      display: block;
      margin-block: 8px;
    }
    @media (max-width: 959.98px) {
      form {
        grid-template-columns: 1fr;
        gap: 8px;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFilters {
  readonly #locale = inject(LOCALE_ID);

  readonly period = input<(typeof PERIODS)[number]>();
  readonly outcome = input<(typeof OUTCOMES)[number]>();
  readonly type = input<string>();
  readonly text = input<string>();
  /** Filters that came with a link; they can be taken away. */
  readonly fixed = input<readonly { readonly name: string; readonly text: string }[]>([]);
  readonly types = input<readonly { readonly type: string; readonly title: { en: string; zh: string } }[]>(
    [],
  );
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly periods = PERIODS;
  protected readonly outcomes = OUTCOMES;
  protected readonly outcomeText = outcomeText;

  protected periodText(period: (typeof PERIODS)[number]): string {
    return PERIOD_TEXTS[period];
  }

  protected fixedText(name: string): string {
    return FIXED_TEXTS[name] ?? name;
  }

  protected titleOf(title: { readonly en: string; readonly zh: string }): string {
    return this.#locale.startsWith('zh') ? title.zh : title.en;
  }

  protected remove(name: string): void {
    this.changed.emit({ [name]: null });
  }

  protected search(event: Event, text: string): void {
    event.preventDefault();
    this.changed.emit({ text: text.trim() === '' ? null : text.trim() });
  }
}
