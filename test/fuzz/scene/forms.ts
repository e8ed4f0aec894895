import type { Agent, Answer } from '../../harness/agent.js';
import { newNetwork } from '../../security/scene/networks.js';

/** A form of a page: its action, and its fields with their present values. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The forms on a page; one with a button of another action counts as two. */
export function formsOf(page: string): readonly PageForm[] {
  return Array.from(page.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs), ([, attributes = '', content = '']) => {
    const controls = Array.from(content.matchAll(/<(?:input|button)\b([^>]*)>/g), ([, of = '']) => of);
    const named = controls.map((of) => [valueOf(of, 'name'), valueOf(of, 'value')]);
    const fields = Object.fromEntries(named.filter(([name]) => name !== '')) as Record<string, string>;
    const elsewhere = controls.map((of) => valueOf(of, 'formaction')).filter((action) => action !== '');
    return [valueOf(attributes, 'action'), ...elsewhere].map((action) => ({ action, fields }));
  }).flat();
}

function valueOf(attributes: string, name: string): string {
  const value = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
  return value.replaceAll('&#34;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Posts fields like a page, from a new network. The caller escapes the values. */
export function postRaw(browser: Agent, action: string, body: string, type = FORM): Promise<Answer> {
  return browser.send(
    'POST',
    action,
    {
      accept: 'text/html',
      'content-type': type,
      origin: new URL(browser.baseUrl).origin,
      'x-forwarded-for': newNetwork(),
    },
    body,
  );
}

const FORM = 'application/x-www-form-urlencoded';

/** The body of a form. */
export function encoded(fields: Readonly<Record<string, string>>): string {
  return Object.entries(fields)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
}
