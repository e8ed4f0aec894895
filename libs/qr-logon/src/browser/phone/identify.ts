import { reportScanError } from './report-scan-error.js';

/** Milliseconds after which the page says that it takes longer than usual. */
const USUAL_MS = 4_000;

function fallBack(): void {
  reportScanError('unrecognised');
  document.querySelector<HTMLElement>('[data-progress]')?.setAttribute('hidden', '');
  document.querySelector<HTMLElement>('[data-fallback]')?.removeAttribute('hidden');
}

/**
 * Posts the code with which the provider identifies the holder of this phone to the server. If no code comes, for whatever reason, the
 * person can continue on the provider's own page.
 *
 * @param codeOf asks the app in which the page is open; its argument is what the server told the script about the connection
 */
export function identify(codeOf: (facts: Readonly<Record<string, unknown>>) => Promise<string>): void {
  setTimeout(() => document.querySelector('[data-slow]')?.removeAttribute('hidden'), USUAL_MS);
  const post = async (): Promise<void> => {
    const data = document.getElementById('connection')?.textContent ?? '{}';
    const form = document.querySelector<HTMLFormElement>('form[data-identity]');
    const field = form?.querySelector<HTMLInputElement>('input[name="code"]');
    if (!form || !field) throw new Error('The page has no form for the code');
    field.value = await codeOf(JSON.parse(data) as Readonly<Record<string, unknown>>);
    form.submit();
  };
  post().catch(fallBack);
}
