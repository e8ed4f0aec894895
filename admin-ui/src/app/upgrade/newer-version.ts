import { consolePath } from '../console-path';

/**
 * Whether the server has a different version of the console than the running one; `undefined` when it cannot be asked. File names contain a hash of the
 * content, so another version's page names another first script.
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
