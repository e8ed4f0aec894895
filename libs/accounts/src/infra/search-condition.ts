import { beginsWith, nameKey, type Bind } from '#database';
import { identifierKey } from '../domain/identifier-key.js';

/** SQL that holds for accounts `a` whose user name, display name or e-mail address begins with a text. */
export function searchCondition(search: string, bind: Bind): string {
  const prefix = identifierKey(search);
  const keys = ['a.username_key collate "C"', nameKey('a.display_name'), 'a.email_key collate "C"'];
  return `(${keys.map((key) => beginsWith(key, prefix, bind)).join(' or ')})`;
}
