import { inject, Injectable, LOCALE_ID } from '@angular/core';
import type { FixedFilter } from '../../../lists/filter-row';
import { MethodNames } from '../../../session/method-names';
import { labelled, listed } from '../../../ui/punctuation';
import { EventTitles } from '../event-titles';
import { isActorKind, Naming } from '../naming';
import { outcomeText, type AuditRecord } from '../record-texts';
import { dayBeginningAt, dayEndingAt } from './days';
import type { PERIODS } from './log-search';
import type { NamedFilter } from './named-filter';
import { PERIOD_TEXTS } from './period-texts';

/** The labels of the filters, in their order. */
const LABELS = {
  period: $localize`:@@audit.period:Time`,
  from: $localize`:@@audit.filter.from:From`,
  to: $localize`:@@audit.filter.to:To`,
  outcome: $localize`:@@audit.outcome:Outcome`,
  type: $localize`:@@audit.type:Event`,
  without: $localize`:@@audit.filter.without:Without`,
  text: $localize`:@@audit.filter.text:Words`,
  person: $localize`:@@audit.filter.person:Person`,
  actor: $localize`:@@audit.filter.actor:By`,
  target: $localize`:@@audit.filter.target:About`,
  method: $localize`:@@audit.filter.method:Method`,
  ip: $localize`:@@audit.filter.ip:IP address`,
  correlation: $localize`:@@audit.filter.correlation:Same action`,
};

type FilterName = keyof typeof LABELS;

const NAMES = Object.keys(LABELS) as FilterName[];

/** The labels of the active filters, one for each chip. */
@Injectable({ providedIn: 'root' })
export class FilterNames {
  readonly #titles = inject(EventTitles);
  readonly #naming = inject(Naming);
  readonly #methods = inject(MethodNames);
  readonly #locale = inject(LOCALE_ID);

  of(filter: NamedFilter): readonly FixedFilter[] {
    return NAMES.flatMap((name) => {
      const value = filter[name] ?? '';
      const texts = (typeof value === 'string' ? [value] : value).map((one) => this.textOf(name, one));
      const text = listed(texts.filter((one) => one !== ''));
      return text === '' ? [] : [{ name, text: labelled(LABELS[name], text) }];
    });
  }

  private textOf(name: FilterName, value: string): string {
    if (value === '') return '';
    switch (name) {
      case 'period':
        return PERIOD_TEXTS[value as (typeof PERIODS)[number]];
      case 'from':
        return this.time(value, dayBeginningAt);
      case 'to':
        return this.time(value, dayEndingAt);
      case 'outcome':
        return outcomeText(value as AuditRecord['outcome']);
      case 'type':
      case 'without':
        return this.#titles.titleOf(value);
      case 'method':
        return this.#methods.of(value);
      case 'person':
        return this.#naming.actor({ kind: 'account', id: value });
      case 'actor':
        return this.#naming.actor(isActorKind(value) ? { kind: value } : { kind: 'account', id: value });
      case 'target':
        return this.target(value);
      case 'text':
      case 'ip':
      case 'correlation':
        return value;
    }
  }

  /** A whole day by its date, as it was chosen. */
  private time(at: string, dayAt: (time: string) => string | undefined): string {
    const date = new Date(at);
    if (Number.isNaN(date.getTime())) return at;
    const day = dayAt(at);
    if (day !== undefined)
      return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(
        new Date(day),
      );
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle: 'short' }).format(date);
  }

  private target(value: string): string {
    const [, kind, id] = /^([a-z][a-z-]*):(.+)$/.exec(value) ?? [];
    return kind === undefined || id === undefined ? value : this.#naming.target({ kind, id });
  }
}
