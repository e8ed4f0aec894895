import { USES_OF_OUTBOUND } from './examples-of-outbound.js';
import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const GROUP = `${T} --group vpn`;
const NONE = { words: `${T} --group none`, says: /no such group/ };

/** The commands about groups, in an order in which each finds what it needs. */
export const USES_OF_GROUPS: Readonly<Record<string, CommandExample>> = {
  'group create': {
    words: `${T} --name VPN`,
    refused: [
      { words: `${T} --name vpn`, says: /has that name/ },
      { words: `${T} --name Rule --department nowhere`, says: /No such department/ },
    ],
    wrong: [
      T,
      `${T} --name Rule --match any`,
      `${T} --name Rule --field badge`,
      `${T} --name Rule --role god`,
      `${T} --name Rule --role member --match some`,
    ],
  },
  'group preview': {
    words: `${T} --role member owner --match any`,
    wrong: [T, `${T} --match any`],
  },
  'group list': { words: T },
  'group add': { words: `bob ${GROUP}`, refused: [{ words: `nobody ${GROUP}`, says: /no account/ }] },
  ...USES_OF_OUTBOUND,
  'group show': { words: GROUP, refused: [NONE] },
  'group set': {
    words: `${GROUP} --description Remote`,
    refused: [{ words: `${GROUP} --title Lead`, says: /by hand/ }],
    wrong: [GROUP, `${GROUP} --match any`, `${GROUP} --match any --name VPN2`],
  },
  'group remove': { words: `bob ${GROUP}`, refused: [{ ...NONE, words: `bob ${NONE.words}` }] },
  'group delete': { words: GROUP, refused: [{ words: GROUP, says: /no such group/ }] },
};
