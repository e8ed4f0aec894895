/**
 * Control characters, and those that show nothing themselves but turn the direction of what stands beside them or make
 * two names look alike: bidirectional controls (UAX #9), zero-width spaces, the word joiner and the byte order mark.
 */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu;

const LONGEST = 200;

/** A name as pages, mails and the log may show it; undefined when nothing of it can be seen. People choose theirs. */
export function shownName(name: string | undefined): string | undefined {
  const shown = name?.replaceAll(INVISIBLE, '').trim().slice(0, LONGEST);
  return shown === '' ? undefined : shown;
}
