import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { withAside } from './punctuation';

/** The units of “how long ago”, in seconds. */
const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** Number of seconds after which a date is clearer than “12 days ago”. */
const LONG_AGO = 7 * 86_400;

/** A time in the reader's language and time zone. The tooltip has the exact time with its zone. With `ago`, recent times are shown as “5 minutes ago”. */
@Component({
  selector: 'oe-timestamp',
  template: `<time [attr.datetime]="at()" [title]="exact()">{{ text() }}</time>`,
  styles: `
    :host {
      white-space: nowrap;
    }
    @media (max-width: 599.98px) {
      :host {
        white-space: normal;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Timestamp {
  readonly #locale = inject(LOCALE_ID);

  /** ISO 8601, as in the API. */
  readonly at = input.required<string>();
  readonly ago = input(false);
  /** Whether seconds are shown, where many things happen within a minute. */
  readonly seconds = input(false);

  protected readonly exact = computed(() =>
    new Intl.DateTimeFormat(this.#locale, { dateStyle: 'full', timeStyle: 'long' }).format(
      new Date(this.at()),
    ),
  );
  protected readonly text = computed(() => {
    const at = new Date(this.at());
    const seconds = (Date.now() - at.getTime()) / 1_000;
    if (this.ago() && seconds >= -60 && seconds < LONG_AGO) return agoOf(Math.max(0, seconds), this.#locale);
    const timeStyle = this.seconds() ? 'medium' : 'short';
    return new Intl.DateTimeFormat(this.#locale, { dateStyle: 'medium', timeStyle }).format(at);
  });
}

function agoOf(seconds: number, locale: string): string {
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const step = STEPS.find(([, length]) => seconds >= length);
  return step === undefined
    ? $localize`:@@moment.now:just now`
    : words.format(-Math.floor(seconds / step[1]), step[0]);
}

/** The name of the reader's time zone with its offset from UTC, for example `Asia/Shanghai (GMT+8)`. */
export function timeZone(locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { timeZoneName: 'shortOffset' });
  const offset = format.formatToParts(new Date()).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  return withAside(format.resolvedOptions().timeZone, offset);
}
