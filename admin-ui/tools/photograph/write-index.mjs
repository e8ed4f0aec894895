import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LOOKS } from './looks.mjs';

/** A page with all pictures of a folder, a row for each page and a column for each look. Gives where it is. */
export function writeIndex(folder) {
  const files = readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.png'))
    .sort();
  const looks = LOOKS.map(({ screen, theme, language }) => `-${screen}-${theme}-${language}.png`);
  const names = [...new Set(files.map((file) => file.replace(/(-\w+){3}\.png$/, '')))];
  const rows = names.map((name) => {
    const cells = looks.map((look) => cell(`${name}${look}`, files));
    return `<tr><th>${name}</th>${cells.join('')}</tr>`;
  });
  const heads = looks.map((look) => `<th>${look.slice(1, -4)}</th>`);
  const style =
    'body{font:14px system-ui;background:#888}th{text-align:left;vertical-align:top;position:sticky;top:0;left:0;background:#888}' +
    'td{vertical-align:top}img{width:320px;display:block}';
  const html = `<!doctype html><meta charset="utf-8"><title>${files.length} pictures</title><style>${style}</style>
<table><thead><tr><th>${files.length} pictures</th>${heads.join('')}</tr></thead>${rows.join('\n')}</table>`;
  writeFileSync(join(folder, 'index.html'), html);
  return `${files.length} pictures; look through them in ${join(folder, 'index.html')}`;
}

function cell(file, files) {
  if (!files.includes(file)) return '<td></td>';
  return `<td><a href="${file}"><img loading="lazy" src="${file}" alt="${file}"></a></td>`;
}
