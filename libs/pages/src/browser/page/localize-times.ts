import { languageOfDates } from '../../i18n/locale.js';

/** Shows times in the reader's time zone, and keeps "2 minutes ago" up to date while the page is open. */
export function localizeTimes(): void {
  const language = document.documentElement.lang;
  const absolute = new Intl.DateTimeFormat(languageOfDates(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const loaded = Date.now();
  for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-moment]')) {
    const at = new Date(element.dateTime);
    if (element.dataset['moment'] === 'absolute') element.textContent = absolute.format(at);
    else element.title = absolute.format(at);
  }
  setInterval(() => {
    for (const element of document.querySelectorAll<HTMLTimeElement>('time[data-age]')) {
      // Counts from the server's figure, as the clock of this device may be wrong.
      const age = Number(element.dataset['age']) + (Date.now() - loaded) / 1_000;
      element.textContent = relative(language, age) ?? element.textContent;
    }
  }, 15_000);
}

function relative(language: string, seconds: number): string | undefined {
  if (seconds < 10 || seconds >= 86_400) return undefined;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'always' });
  if (seconds < 60) return format.format(-Math.round(seconds), 'second');
  if (seconds < 3_600) return format.format(-Math.floor(seconds / 60), 'minute');
  return format.format(-Math.floor(seconds / 3_600), 'hour');
}
