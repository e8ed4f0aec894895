import { isVisible, withoutHidden } from './hidden-characters.js';

const segmenter = new Intl.Segmenter();

/**
 * What may be shown of a text that nobody here can correct, such as a name that a provider tells: as `shownText` wants it, with
 * what it would refuse taken out. Undefined when nothing of it can be seen.
 *
 * @param longest in UTF-16 units; what is longer ends with its last whole character
 */
export function cleanedText(text: string | undefined, longest: number): string | undefined {
  // Ten times as much is enough to find what is seen; nobody's text makes work without bound.
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
