import { inject, Injectable, LOCALE_ID } from '@angular/core';
import type { FixedFilter } from '../../../lists/filter-row';
import { PeopleNames } from '../../../people/people-names';
import { MethodNames } from '../../../session/method-names';
import { EventTitles } from '../event-titles';
import { Naming } from '../naming';
import { outcomeText } from '../record-texts';
import { dayBeginningAt, dayEndingAt } from './days';
import type { LogSearch } from './log-search';
import { PERIOD_TEXTS } from './period-texts';
import { labelled, listed } from '../../../ui/punctuation';

const LABELS: Readonly<Record<string, string>> = {
  period: $localize`:@@audit.period:Time`,
  from: $localize`:@@audit.filter.from:From`,
  to: $localize`:@@audit.filter.to:To`,
  outcome: $localize`:@@audit.outcome:Outcome`,
  type: $localize`:@@audit.type:Event`,
  text: $localize`:@@audit.filter.text:Words`,
  person: $localize`:@@audit.filter.person:Person`,
  actor: $localize`:@@audit.filter.actor:By`,
  target: $localize`:@@audit.filter.target:About`,
  method: $localize`:@@audit.filter.method:Method`,
  ip: $localize`:@@audit.filter.ip:IP address`,
  correlation: $localize`:@@audit.filter.correlation:Same action`,
};

/** What the filters of the log are called that are in use, each as one chip. */
@Injectable({ providedIn: 'root' })
export class FilterNames {
  readonly #titles = inject(EventTitles);
  readonly #people = inject(PeopleNames);
  readonly #naming = inject(Naming);
  readonly #methods = inject(MethodNames);
  readonly #locale = inject(LOCALE_ID);

  of(search: LogSearch): readonly FixedFilter[] {
    const [period, outcome, types, person] = [
      search.period(),
      search.outcome(),
      search.types(),
      search.person(),
    ];
    const texts: readonly (readonly [name: string, text: string | undefined])[] = [
      ['period', period && PERIOD_TEXTS[period]],
      ['from', this.time(search.from(), dayBeginningAt)],
      ['to', this.time(search.to(), dayEndingAt)],
      ['outcome', outcome && outcomeText(outcome)],
      ['type', types && listed(types.map((type) => this.#titles.titleOf(type)))],
      ['text', search.text()],
      ['person', person && (this.#people.nameOf(person) ?? person)],
      ...search.others().map(({ name, text }) => [name, this.other(name, text)] as const),
    ];
    return texts.flatMap(([name, text]) =>
      text === undefined || text === '' ? [] : [{ name, text: labelled(LABELS[name] ?? name, text) }],
    );
  }

  /** A whole day by its name, as it was chosen. */
  private time(at: string | undefined, dayAt: (time: string) => string | undefined): string | undefined {
    const date = new Date(at ?? '');
    if (at === undefined || Number.isNaN(date.getTime())) return at;
    const day = dayAt(at);
    if (day !== undefined)
      return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(day),
      );
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
  }

  private other(name: string, text: string): string {
    if (name === 'method') return this.#methods.of(text);
    if (name === 'actor') return this.#people.nameOf(text) ?? text;
    const [, kind, id] = /^([a-z][a-z-]*):(.+)$/.exec(name === 'target' ? text : '') ?? [];
    return kind === undefined || id === undefined ? text : this.#naming.target({ kind, id });
  }
}
