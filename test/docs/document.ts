import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../../', import.meta.url));
const docs = `${top}docs/`;

/** Whether `npm run docs` runs this: it writes the files that a test run only compares. */
const isWriting = process.env['WRITE_DOCS'] === '1';

/** The text of a generated file in the repository; `npm run docs` first updates it to `current`. */
export function committedFile(path: string, current: string): string {
  const file = `${top}${path}`;
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (!isWriting || committed === current) return committed;
  writeFileSync(file, current);
  return current;
}

/** A page of the documentation. */
export function page(name: string): string {
  return readFileSync(`${docs}${name}`, 'utf8');
}

/** One row of a Markdown table. */
export function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
