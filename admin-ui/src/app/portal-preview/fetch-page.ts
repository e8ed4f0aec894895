/** Milliseconds until the page is given up. */
const PATIENCE_MS = 15_000;

/**
 * The portal's logon page as somebody sees it who is not logged on, without what runs or is set apart for those who have no scripts. It
 * comes without cookies: asking for it changes nothing for this browser.
 *
 * @param method key of the logon method that it shows; undefined: the default
 * @param isFirst whether the page begins with it on a computer
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
  // The style that carries the colour has a nonce of its own and would be refused here; the preview sets its own colours.
  const html = (await answer.text()).replaceAll(/<style\b.*?<\/style>/gis, '');
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const part of page.querySelectorAll('script, noscript, link:not([rel=stylesheet])')) part.remove();
  for (const field of page.querySelectorAll('[autofocus]')) field.removeAttribute('autofocus');
  return `<!doctype html>${page.documentElement.outerHTML}`;
}
