import { tellTrouble } from './tell-trouble.js';

/** Milliseconds after which the person is told that it takes longer than usual. */
const USUAL_MS = 4_000;

function fallBack(): void {
  tellTrouble('unrecognised');
  document.querySelector<HTMLElement>('[data-progress]')?.setAttribute('hidden', '');
  document.querySelector<HTMLElement>('[data-fallback]')?.removeAttribute('hidden');
}

/**
 * Posts the code by which the provider tells the server who holds this phone. Whatever keeps it from coming: the person
 * can go on by the provider's own page.
 *
 * @param codeOf asks the app that the page is open in; it is given what the server told the script of the connection
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
