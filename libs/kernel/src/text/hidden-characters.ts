/** Scripts whose letters look different, or are another word, with a joiner (U+200C, U+200D) behind them. */
const JOINING_SCRIPTS =
  'Arab Syrc Mand Nkoo Mong Phag Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt';

const JOINING = JOINING_SCRIPTS.split(' ').map((script) => `\\p{scx=${script}}`);

/** An emoji, with the selector of its look and a skin colour. */
const EMOJI = String.raw`\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?`;

/**
 * Where a character that shows nothing by itself belongs to what is seen: emoji that are joined, keycaps and the flags of
 * England, Scotland and Wales; variants of Chinese characters in names; joiners, and the selectors of Mongolian. Never more
 * than one behind a character, so that nothing can be hidden in a row of them.
 */
const BELONGING = [
  String.raw`\p{RGI_Emoji_Tag_Sequence}`,
  String.raw`[0-9#*]\uFE0F?\u20E3`,
  String.raw`${EMOJI}(?:\u200D${EMOJI})*`,
  String.raw`\p{UIdeo}[\uFE00-\uFE02\u{E0100}-\u{E01EF}]`,
  String.raw`[[[\p{L}\p{M}]--\p{DI}]&&\p{scx=Mong}][\u180B-\u180D\u180F]?[\u180E\u200C\u200D]?`,
  String.raw`[[[\p{L}\p{M}]--\p{DI}]&&[${JOINING.join('')}]][\u200C\u200D]`,
].join('|');

/**
 * What shows nothing, or turns the direction of what stands beside it: format and control characters, halves of characters,
 * private use, all that Unicode calls ignorable, and those that are drawn as a blank. U+FFFD stands for what was lost before.
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800\uFFFC\uFFFD\u{13441}\u{13442}\u{16FE4}\u{1D159}]`;

const HIDDEN_OR_BELONGING = new RegExp(`(?<belonging>${BELONGING})|${HIDDEN}`, 'gv');

/** The first character of a text that nobody sees, as `U+200B`; undefined when all that stands in it belongs there. */
export function hiddenIn(text: string): string | undefined {
  for (const { 0: found, groups } of text.matchAll(HIDDEN_OR_BELONGING)) {
    if (groups?.['belonging'] === undefined) {
      return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    }
  }
  return undefined;
}

/** A text without the characters that nobody sees. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN_OR_BELONGING, '$<belonging>');
}

/** Whether anything of a text is seen: a letter, digit, sign or picture. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(withoutHidden(text));
}
