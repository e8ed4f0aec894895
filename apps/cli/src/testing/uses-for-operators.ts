import type { Use } from './use.js';

const T = '--tenant acme{n}';
const UNKNOWN = '01a22262-a6c6-76ee-9996-bc226faeb211';

/** The commands about the whole installation, and about what goes wrong in it. */
export const USES_FOR_OPERATORS: Readonly<Record<string, Use>> = {
  'deliveries list': { words: T },
  'deliveries retry': { words: `${T} --listener audit`, wrong: ['', 'nonsense'] },
  'deliveries drop': {
    words: `${UNKNOWN} --reason rehearsal`,
    refuses: new RegExp(UNKNOWN),
    wrong: ['nonsense --reason rehearsal'],
  },
  'mails list': { words: T },
  'mails retry': { words: T, wrong: ['', 'nonsense'] },
  'mails drop': {
    words: `${UNKNOWN} --reason rehearsal`,
    refuses: /No mail .* waits/,
    wrong: ['nonsense --reason rehearsal'],
  },
  'encryption-keys list': { words: '' },
  'encryption-keys rotate': { words: '' },
  'encryption-keys retire': {
    words: 'k{n}',
    refused: [
      { words: 'k9', says: /k9/ },
      { words: 'now', says: /first/ },
    ],
  },
  'journal list': { words: '' },
};
