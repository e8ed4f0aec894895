import type { CommandExample } from './command-example.js';

const T = '--tenant acme{n}';
const NOT_READ = /could not be read: (unreachable|circuit_open)/;
const KEY = { words: `${T} --key none`, says: /no such connection/ };

/** The commands about the directory, whose organisation does not answer here. */
export const USES_OF_DIRECTORY: Readonly<Record<string, CommandExample>> = {
  'directory settings show': { words: T, refused: [KEY] },
  'directory settings set': {
    words: `leaverThresholdCount=5 ${T}`,
    refused: [
      { words: `leaverThresholdCount=many ${T}`, says: /number/ },
      { words: `leaverThresholdPercent=101 ${T}`, says: /100/ },
      { words: `matchBy=nick ${T}`, says: /none/ },
      { words: `colour=red ${T}`, says: /no setting "colour"/ },
      { words: `map.title=salary ${T}`, says: /no attribute "salary"/ },
      { words: `push=on ${T}`, says: /push rotate/ },
      { words: `stream=perhaps ${T}`, says: /off/ },
    ],
    wrong: [`leaverThresholdCount ${T}`, `=5 ${T}`],
  },
  'directory preview': { words: T, fails: NOT_READ, refused: [KEY] },
  'directory sync': { words: T, fails: NOT_READ, refused: [KEY] },
  'directory cancel': { words: T },
  'directory push rotate': { words: T, refused: [KEY] },
  'directory runs': { words: T },
  'directory status': { words: T, refused: [KEY] },
  'directory show': { words: `bob ${T}`, refused: [{ words: `nobody ${T}`, says: /no account/ }] },
};
