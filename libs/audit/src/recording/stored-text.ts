/** A text that both PostgreSQL and the canonical form take: without NUL and half characters, cut to so many units. */
export function storedText(text: string, longest: number): string {
  return text
    .replaceAll('\0', '')
    .slice(0, longest)
    .replaceAll(/\p{Surrogate}/gu, '\ufffd');
}
