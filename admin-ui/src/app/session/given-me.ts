import type { Me } from './session';

/** Who was logged on when the page was made, as the API would have answered. Specs have no such page. */
export function givenMe(): Me | undefined {
  const text = document.querySelector<HTMLMetaElement>('meta[name=me]')?.content;
  return text === undefined ? undefined : (JSON.parse(text) as Me);
}
