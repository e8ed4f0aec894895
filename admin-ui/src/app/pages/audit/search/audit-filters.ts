import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  LOCALE_ID,
  signal,
  viewChild,
} from '@angular/core';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { SearchField } from '../../../lists/search-field';
import { inLanguage } from '../../../ui/in-language';
import { EventTitles } from '../event-titles';
import { outcomeText } from '../record-texts';
import { EventField } from './event-field';
import { FilterNames } from './filter-names';
import { LogSearch, OUTCOMES } from './log-search';
import { PeopleHints } from './people-hints';
import { PeriodField } from './period-field';

/** The filters of the log: fields, suggested people, and a chip for every active filter. */
@Component({
  selector: 'oe-audit-filters',
  imports: [ChoiceField, EventField, FilterRow, PeopleHints, PeriodField, SearchField],
  templateUrl: './audit-filters.html',
  styles: `
    oe-people-hints {
      margin-block: -8px 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AuditFilters {
  readonly #locale = inject(LOCALE_ID);
  readonly #titles = inject(EventTitles);
  readonly #names = inject(FilterNames);
  protected readonly search = inject(LogSearch);

  private readonly field = viewChild.required(SearchField);
  /** The text that is typed but not searched for yet. Each search is recorded in the log, so it waits for Enter. */
  protected readonly typed = signal<string | undefined>(undefined);
  protected readonly words = computed(() => this.typed() ?? this.search.text());
  protected readonly outcomes = OUTCOMES.map((value) => ({ value, name: outcomeText(value) }));
  protected readonly events = computed(() =>
    this.#titles.types().map(({ type, title }) => ({ type, name: inLanguage(title, this.#locale) })),
  );
  protected readonly event = computed(() => {
    const types = this.search.types();
    return types?.length === 1 ? types[0] : undefined;
  });
  protected readonly chips = computed(() => this.#names.of(this.search.named()));

  protected find(words: string | undefined): void {
    this.typed.set(undefined);
    this.search.change({ text: words ?? null });
  }

  protected choosePerson(id: string): void {
    this.typed.set('');
    this.field().clear();
    this.search.change({ person: id, text: null });
  }

  protected clear(): void {
    this.search.change(Object.fromEntries(this.chips().map(({ name }) => [name, null])));
  }
}
