import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Links of a page to missing files or anchors. */
export function brokenLinksOf(file: string): readonly string[] {
  const links = Array.from(
    withoutCode(readFileSync(file, 'utf8')).matchAll(/\]\((?![a-z]+:)<?([^)\s>]+)/g),
    ([, link = '']) => link,
  );
  return links.filter((link) => !leadsSomewhere(file, link));
}

function leadsSomewhere(file: string, link: string): boolean {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? file : join(dirname(file), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || !target.endsWith('.md') || anchorsOf(target).includes(anchor);
}

/** The headings of a page, as they are written. */
export function headingsOf(file: string): readonly string[] {
  return Array.from(
    withoutBlocks(readFileSync(file, 'utf8')).matchAll(/^#{1,6} +(.+)$/gm),
    ([, heading = '']) => heading.trim(),
  );
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(file: string): readonly string[] {
  const seen = new Map<string, number>();
  return headingsOf(file).map((heading) => {
    const slug = slugOf(heading);
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${String(before)}`;
  });
}

/** In lower case, with a hyphen for each space, and without signs other than hyphen and underscore. */
function slugOf(heading: string): string {
  return heading
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
    .replaceAll(' ', '-');
}

function withoutBlocks(text: string): string {
  return text.replace(/^ *(```+)[\s\S]*?^ *\1$/gm, '');
}

function withoutCode(text: string): string {
  return withoutBlocks(text).replace(/`[^`\n]+`/g, '');
}
