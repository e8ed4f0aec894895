import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const LABELS = '--en Badge --zh 工牌';
const OLIVIA = `${T} --username olivia`;

/** The commands about profile data, in an order in which each finds what it needs. */
export const USES_OF_PROFILES: Readonly<Record<string, CommandExample>> = {
  'profile-field create': {
    words: `badge ${T} ${LABELS}`,
    refused: [
      { words: `userName ${T} ${LABELS}`, says: /every account has/ },
      { words: `title ${T} ${LABELS}`, says: /already a field "title"/ },
      { words: `size ${T} ${LABELS} --visible-to everybody`, says: /person/ },
    ],
    wrong: [
      `size ${T} ${LABELS} --type choice`,
      `size ${T} ${LABELS} --choice small large`,
      `size ${T} ${LABELS} --type boolean --unique`,
      `size ${T} ${LABELS} --editable-by person --visible-to helpdesk`,
      `size ${T} ${LABELS} --editable-by sources --required`,
      `size ${T} ${LABELS} --type colour`,
      `size ${T} ${LABELS} --editable-by nobody`,
    ],
  },
  'profile-field list': { words: T },
  'profile-field set': {
    words: `badge ${T} --unique`,
    refused: [{ words: `nothing ${T} --unique`, says: /no field "nothing"/ }],
    wrong: [`badge ${T}`, `badge ${T} --leader nobody`],
  },
  'account profile show': { words: OLIVIA },
  'account profile set': {
    words: `badge=A{n} ${OLIVIA}`,
    refused: [
      { words: `colour=red ${OLIVIA}`, says: /no field "colour"/ },
      { words: `hiredOn=yesterday ${OLIVIA}`, says: /2026-03-31/ },
    ],
    wrong: [`badge ${OLIVIA}`, `badge=A =B ${OLIVIA}`],
  },
  'profile-field remove': {
    words: `badge ${T}`,
    refused: [{ words: `title ${T}`, says: /built-in/ }],
  },
};
