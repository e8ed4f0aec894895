import { computed, inject, Injectable } from '@angular/core';
import type { AuditRecordsList$Params } from '../../../api/generated/functions';
import { ListUrlState } from '../../../lists/list-url-state';
import { startOfToday } from './days';
import type { NamedFilter } from './named-filter';

export type LogFilter = Omit<AuditRecordsList$Params, 'limit' | 'cursor' | 'after'>;

/** The most frequently used time ranges. */
export const PERIODS = ['today', '24h', '7d', '30d'] as const;

export const OUTCOMES = ['success', 'refused', 'info'] as const;

/** The event types of log readings, which would fill the list. */
const READING = 'audit.log.read';

/** The search of the log, from the address. */
@Injectable()
export class LogSearch {
  readonly address = inject(ListUrlState);

  readonly period = this.address.choice('period', PERIODS);
  readonly outcome = this.address.choice('outcome', OUTCOMES);
  readonly text = this.address.param('text');
  readonly person = this.address.param('person');
  readonly #type = this.address.param('type');
  /** One or several values, separated by commas. */
  readonly types = computed(() => this.#type()?.split(',').filter(Boolean));
  /** Whether log readings are shown. */
  readonly showsReadings = this.address.choice('readings', ['shown']);
  readonly #others = {
    from: this.address.param('from'),
    to: this.address.param('to'),
    actor: this.address.param('actor'),
    target: this.address.param('target'),
    method: this.address.param('method'),
    ip: this.address.param('ip'),
    correlation: this.address.param('correlation'),
  };
  readonly from = this.#others.from;
  readonly to = this.#others.to;
  /** Filters from a link, besides the time range. */
  private readonly others = computed(() =>
    Object.entries(this.#others).flatMap(([name, value]) => {
      const text = value();
      return text === undefined || name === 'from' || name === 'to' ? [] : [{ name, text }];
    }),
  );
  /** All active filters, as they were chosen. */
  readonly named = computed<NamedFilter>(() => {
    const used = {
      period: this.period(),
      from: this.from(),
      to: this.to(),
      outcome: this.outcome(),
      type: this.types(),
      text: this.text(),
      person: this.person(),
      ...Object.fromEntries(this.others().map(({ name, text }) => [name, text])),
    };
    return Object.fromEntries(
      Object.entries(used).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
  });
  readonly hidesReadings = computed(() => this.types() === undefined && this.showsReadings() === undefined);

  /** The complete query; `without` is left out for an export of everything. */
  readonly asked = computed<LogFilter>(() => {
    const period = this.period();
    return {
      ...(period === 'today' ? { from: startOfToday() } : { period }),
      ...(period === undefined && { from: this.from(), to: this.to() }),
      outcome: this.outcome(),
      type: this.types(),
      text: this.text(),
      person: this.person(),
      ...Object.fromEntries(this.others().map(({ name, text }) => [name, text])),
    };
  });
  readonly filter = computed<LogFilter>(() => ({
    ...this.asked(),
    ...(this.hidesReadings() && { without: READING }),
  }));

  change(params: Readonly<Record<string, string | null>>): void {
    void this.address.change(params);
  }
}
