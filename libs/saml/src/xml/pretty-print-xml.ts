/** Formats the portal's own XML for reading: one element a line, with indentation. Attributes contain no `>`, because it is escaped there. */
export function prettyPrintXml(xml: string): string {
  let depth = 0;
  return xml
    .split(/(?<=>)(?=<)/)
    .map((line) => {
      const isEnd = line.startsWith('</');
      if (isEnd) depth -= 1;
      const written = `${'  '.repeat(depth)}${line}`;
      if (!isEnd && !line.includes('</')) depth += 1;
      return written;
    })
    .join('\n');
}
