import type { Agent, Answer } from '../../harness/agent.js';
import { newNetwork } from '../../security/scene/networks.js';

/** A form of a page: where it is posted to, and its fields as they are filled in already. */
export interface PageForm {
  readonly action: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The forms that a page posts; one with a button that posts elsewhere counts as two. */
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

/** Posts fields as a page would, in a network of its own. Values are sent as they stand: escaped by whoever made them. */
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
