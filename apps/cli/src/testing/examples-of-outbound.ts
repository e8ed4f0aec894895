import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const KEY = { words: `${T} --key none`, says: /no such connection/ };
const PAIR = '--group vpn --department read';

/** The commands that compare with the organisation, in an order in which each finds what it needs: a group, and a department that was read. */
export const USES_OF_OUTBOUND: Readonly<Record<string, CommandExample>> = {
  'directory outbound pairs': { words: T, refused: [KEY] },
  'directory outbound add': {
    words: `${PAIR} ${T}`,
    refused: [
      { words: `${PAIR} ${T}`, says: /already a pair/ },
      { words: `--group nobody --department read ${T}`, says: /no such group/ },
      { words: `--group vpn --department nowhere ${T}`, says: /No such department/ },
      { ...KEY, words: `${PAIR} ${KEY.words}` },
    ],
  },
  'directory outbound preview': { words: T, refused: [KEY] },
  'directory outbound remove': {
    words: `{pair} ${T}`,
    refused: [{ words: `{pair} ${T}`, says: /no such pair/ }],
    wrong: [`pair ${T}`],
  },
};
