import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  output,
} from '@angular/core';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow, type FixedFilter } from '../../../lists/filter-row';
import { SearchField } from '../../../lists/search-field';
import { outcomeText } from '../record-texts';

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
  imports: [ChoiceField, FilterRow, SearchField],
  templateUrl: './audit-filters.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFilters {
  readonly #locale = inject(LOCALE_ID);

  readonly period = input<(typeof PERIODS)[number]>();
  readonly outcome = input<(typeof OUTCOMES)[number]>();
  readonly type = input<string>();
  readonly text = input<string>();
  /** Filters that came with a link; they can be taken away. */
  readonly fixed = input<readonly FixedFilter[]>([]);
  readonly types = input<readonly { readonly type: string; readonly title: { en: string; zh: string } }[]>(
    [],
  );
  readonly changed = output<Readonly<Record<string, string | null>>>();

  protected readonly periods = PERIODS.map((value) => ({ value, name: PERIOD_TEXTS[value] }));
  protected readonly outcomes = OUTCOMES.map((value) => ({ value, name: outcomeText(value) }));
  protected readonly events = computed(() =>
    this.types().map(({ type, title }) => ({
      value: type,
      name: this.#locale.startsWith('zh') ? title.zh : title.en,
    })),
  );
  protected readonly chips = computed(() =>
    this.fixed().map(({ name, text }) => ({ name, text: `${FIXED_TEXTS[name] ?? name}: ${text}` })),
  );

  protected remove(name: string): void {
    this.changed.emit({ [name]: null });
  }
}
