import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const CLIENT = `${T} --name Backup --owner olivia`;
const CLIENT_ID = `${T} --id {client}`;

/** The commands about programs that use the API, in an order in which each finds what it needs. */
export const USES_OF_API_CLIENTS: Readonly<Record<string, CommandExample>> = {
  'api-client create': {
    words: `${CLIENT} --permission audit.read --sensitive --days 30`,
    refused: [
      { words: `${T} --name B --owner bob --permission owners.manage`, says: /more than its owner/ },
      { words: `${T} --name B --owner nobody --permission audit.read`, says: /no account/ },
      { words: `${CLIENT} --permission audit.read --days 1000`, says: /366 days/ },
    ],
    wrong: [`${CLIENT} --permission everything`, `${CLIENT} --permission audit.read --days soon`],
  },
  'api-client list': { words: T },
  'api-client revoke': {
    words: CLIENT_ID,
    refused: [{ words: CLIENT_ID, says: /no such token/ }],
    wrong: [`${T} --id nonsense`],
  },
};
