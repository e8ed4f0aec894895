import { isVisible, withoutHidden } from './hidden-characters.js';

const segmenter = new Intl.Segmenter();

/**
 * A displayable form of a text that nobody here can correct, such as a name from a provider: whatever `shownText` would refuse is removed.
 * Undefined when nothing visible remains.
 *
 * @param longest in UTF-16 units; a longer text is cut after its last whole character that fits
 */
export function cleanedText(text: string | undefined, longest: number): string | undefined {
  // Ten times the length is enough to find the visible part, and bounds the work for any input.
  const seen = withoutHidden((text ?? '').slice(0, 10 * longest).replaceAll(/[\p{Zs}\t\r\n]+/gu, ' '))
    .normalize('NFC')
    .replaceAll(/(?<stack>[\p{Mn}\p{Me}]{4})[\p{Mn}\p{Me}]+/gu, '$<stack>')
    .replace(/^[\p{M}\s]+/u, '')
    .replaceAll(/ +/g, ' ')
    .trim();
  return isVisible(seen) ? beginningOf(seen, longest).trim() : undefined;
}

function beginningOf(text: string, longest: number): string {
  if (text.length <= longest) return text;
  let end = 0;
  for (const { segment } of segmenter.segment(text)) {
    if (end + segment.length > longest) break;
    end += segment.length;
  }
  return text.slice(0, end);
}
