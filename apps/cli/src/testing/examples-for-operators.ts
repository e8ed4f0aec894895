import type { CommandExample } from './command-example.js';

const LONG = 'x'.repeat(501);
const NOBODY = '01900000-0000-7000-8000-000000000000';
const T = '--tenant acme{n}';

/** The commands about the whole installation, and about its failures. */
export const USES_FOR_OPERATORS: Readonly<Record<string, CommandExample>> = {
  'tenant delete': {
    words: '--tenant gone{n} --export {folder}/gone{n}.jsonl --confirm gone{n}',
    refused: [
      {
        words: `${T} --export {folder}/x.jsonl --confirm acme{n}`,
        says: /is active: people may be at work\. Suspend it first/,
      },
      {
        words: '--tenant kept --export {folder}/x.jsonl',
        says: /for good: .*1 in audit\.chain.*--confirm kept$/m,
      },
      { words: '--tenant kept --export {folder}/x.jsonl --confirm Kept', says: /--confirm kept$/m },
      { words: '--tenant kept --export {folder}/none/x.jsonl --confirm kept', says: /cannot be written/ },
    ],
  },
  doctor: { words: '', fails: /^Failed: .*worker/ },
  'support-bundle': {
    words: '--out {folder}/bundle{n}.json',
    refused: [
      { words: '--out {folder}/bundle{n}.json', says: /--force/ },
      { words: '--out {folder}/none/bundle.json', says: /cannot be written \(ENOENT\)/ },
    ],
  },
  'encryption-keys list': { words: '' },
  'encryption-keys rotate': { words: '' },
  'encryption-keys retire': {
    words: 'k{n}',
    refused: [
      { words: 'now', says: /first key/ },
      { words: 'k9', says: /holds no key "k9"/ },
    ],
  },
  'deliveries list': { words: T, wrong: ['unasked'] },
  'deliveries retry': {
    words: '{delivery}',
    refused: [
      { words: NOBODY, says: /No such delivery has failed/ },
      { words: '--listener none', says: /No such delivery has failed/ },
    ],
    wrong: ['', 'nonsense'],
  },
  'deliveries drop': {
    words: '{delivery} --reason gone',
    refused: [
      { words: `${NOBODY} --reason gone`, says: /No delivery of the event .* has failed/ },
      { words: `{delivery} --reason ${LONG}`, says: /The reason .*500/ },
    ],
    wrong: ['nonsense --reason gone'],
  },
  'mails list': { words: T },
  'mails retry': {
    words: '{mail}',
    refused: [{ words: NOBODY, says: /No such mail has failed/ }],
    wrong: ['', 'nonsense'],
  },
  'mails drop': {
    words: '{mail} --reason gone',
    refused: [
      { words: `${NOBODY} --reason gone`, says: /No mail .* waits/ },
      { words: `{mail} --reason ${LONG}`, says: /The reason .*500/ },
    ],
    wrong: ['nonsense --reason gone'],
  },
  'jobs list': { words: '' },
  'jobs retry': {
    words: 'recurring/tried{n}',
    refused: [
      { words: 'recurring/none', says: /No job recurring\/none has failed/ },
      { words: '--name nope', says: /No such job has failed/ },
    ],
    wrong: ['', 'nonsense'],
  },
  'jobs drop': {
    words: 'recurring/spec{n} --reason gone',
    refused: [
      { words: 'recurring/none --reason gone', says: /No job recurring\/none has failed/ },
      { words: '--name nope --reason gone', says: /No such job has failed/ },
      { words: `--all --reason ${LONG}`, says: /The reason .*500/ },
    ],
    wrong: ['--reason gone', 'nonsense --reason gone'],
  },
  'journal list': { words: '' },
};
