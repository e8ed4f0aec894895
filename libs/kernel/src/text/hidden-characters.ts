/** Scripts in which a joiner (U+200C, U+200D) changes the look or the meaning of the letters before it. */
const JOINING_SCRIPTS =
  'Arab Syrc Mand Nkoo Mong Phag Adlm Rohg Deva Beng Guru Gujr Orya Taml Telu Knda Mlym Sinh Mymr Khmr Tibt';

const JOINING = JOINING_SCRIPTS.split(' ').map((script) => `\\p{scx=${script}}`);

/** An emoji, with its presentation selector and a skin tone. */
const EMOJI = String.raw`\p{ExtPict}[\uFE0E\uFE0F]?\p{EMod}?`;

/**
 * Where an invisible character is part of what people see: joined emoji, keycaps and the flags of England, Scotland and Wales; variants of
 * Chinese characters in names; joiners, and the selectors of Mongolian. Never more than one after a character, so that a run of them cannot
 * hide anything.
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
 * Characters that are invisible or change the direction of the text beside them: format and control characters, lone surrogates, private
 * use, everything that Unicode calls ignorable, and characters drawn as a blank. U+FFFD stands for characters lost earlier.
 */
const HIDDEN = String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{DI}\p{NChar}\u2800\uFFFC\uFFFD\u{13441}\u{13442}\u{16FE4}\u{1D159}]`;

const HIDDEN_OR_BELONGING = new RegExp(`(?<belonging>${BELONGING})|${HIDDEN}`, 'gv');

/** The first hidden character of a text, as `U+200B`; undefined when every invisible character is legitimate. */
export function hiddenIn(text: string): string | undefined {
  for (const { 0: found, groups } of text.matchAll(HIDDEN_OR_BELONGING)) {
    if (groups?.['belonging'] === undefined) {
      return `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    }
  }
  return undefined;
}

/** A text without its hidden characters. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN_OR_BELONGING, '$<belonging>');
}

/** Whether a text shows anything: a letter, digit, sign or picture. */
export function isVisible(text: string): boolean {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(withoutHidden(text));
}
