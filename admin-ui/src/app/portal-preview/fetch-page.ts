/** Time limit for the page in milliseconds. */
const PATIENCE_MS = 15_000;

/**
 * The portal's logon page for a person who is not logged on, without scripts and without the content for browsers that have none. It is fetched without
 * cookies, so it has no effect on this browser.
 *
 * @param method the key of the logon method that it shows; undefined: the default
 * @param isFirst whether the page shows it first on a computer
 */
export async function fetchLogonPage(
  slug: string,
  language: 'en' | 'zh',
  method: string | undefined,
  isFirst: boolean,
): Promise<string> {
  const query = new URLSearchParams({ lang: language });
  if (method !== undefined) query.set('method', method);
  if (isFirst) query.set('first', '1');
  const answer = await fetch(`/t/${encodeURIComponent(slug)}/logon?${query.toString()}`, {
    credentials: 'omit',
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  // The style with the colour has its own nonce and would be blocked here; the preview sets its own colours.
  const html = (await answer.text()).replaceAll(/<style\b.*?<\/style>/gis, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of page.querySelectorAll('script, noscript, link:not([rel=stylesheet])')) part.remove();
  for (const field of page.querySelectorAll('[autofocus]')) field.removeAttribute('autofocus');
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
