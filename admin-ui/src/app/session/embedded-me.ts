import type { Me } from './session';

/** The session that is embedded in the page, in the form of the API's answer. Specs have no such page. */
export function embeddedMe(): Me | undefined {
  const text = document.querySelector<HTMLMetaElement>('meta[name=me]')?.content;
  return text === undefined ? undefined : (JSON.parse(text) as Me);
}
