import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';

/** Commands about the connections of a tenant. */
export const USES_OF_CONNECTIONS: Readonly<Record<string, CommandExample>> = {
  'connection create': {
    words: `${T} --corp-id dingcorp --client-id dingapp{n}`,
    input: 'an-app-secret',
    refused: [
      {
        words: `${T} --corp-id dingcorp --client-id other`,
        says: /The key "main" is taken\. Give this one a different name: --key\./,
        input: 'an-app-secret',
      },
      { words: `${T} --key other --corp-id dingcorp --client-id other`, says: /standard input is empty/ },
    ],
  },
  'connection list': { words: T },
  'connection show': { words: T, refused: [{ words: `${T} --key none`, says: /no connection/ }] },
  'connection set': {
    words: `${T} --unknown match`,
    refused: [
      {
        words: `${T} --unknown create --unit 00000000-0000-7000-8000-000000000000`,
        says: /no such unit/,
      },
      { words: `${T} --key none --unknown refuse`, says: /no connection/ },
    ],
    wrong: [
      T,
      `${T} --unknown attach --unit 00000000-0000-7000-8000-000000000000`,
      `${T} --unknown nonsense`,
      `${T} --unknown create --unit nonsense`,
    ],
  },
  'connection preview': {
    words: `${T} --unknown match`,
    refused: [{ words: `${T} --key none --unknown refuse`, says: /no connection/ }],
    wrong: [T],
  },
  'connection set-secret': {
    words: T,
    input: 'another-secret',
    refused: [{ words: `${T} --key none`, says: /no connection/, input: 'x' }],
  },
  'connection enable': { words: T, refused: [{ words: `${T} --key none`, says: /no connection/ }] },
  'connection disable': { words: T, refused: [{ words: `${T} --key none`, says: /no connection/ }] },
  'connection check': {
    words: T,
    fails: /does not work yet: credentials/,
    refused: [{ words: `${T} --key none`, says: /no connection/ }],
  },
};
