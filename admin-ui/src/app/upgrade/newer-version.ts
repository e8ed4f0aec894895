import { consolePath } from '../console-path';

/**
 * Whether the server has another version of the console than the one that runs here; `undefined` when it cannot be
 * asked. Names of files carry a hash of what is in them, so the page of another version names another first script.
 */
export async function hasNewerVersion(): Promise<boolean | undefined> {
  const own = document.querySelector<HTMLScriptElement>('script[src*="/main-"]')?.getAttribute('src');
  if (own === null || own === undefined) return undefined;
  const page = await fetch(consolePath(), {
    cache: 'no-store',
    redirect: 'error', // the session has ended
    headers: { accept: 'text/html' },
  }).catch(() => undefined);
  return page?.ok === true ? !(await page.text()).includes(own) : undefined;
}
