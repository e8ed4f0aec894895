/**
 * Reduces a source map to what is needed to find our own source lines from a stack. Node loads and keeps a map together with its file.
 * After the first look-up, it also keeps the decoded map, which takes some hundred bytes for each mapping. So the result keeps only the
 * places where another source line begins, and where code of packages begins. It drops columns within a line, and names, which the
 * functions have themselves.
 *
 * @param {string} text the map, as JSON (ECMA-426)
 * @returns {Promise<string>}
 */
export async function ownLines(text) {
  const { decode, encode } = await import('@jridgewell/sourcemap-codec');
  const map = JSON.parse(text);
  const isOurs = map.sources.map((source) => !source.includes('node_modules/'));
  const lines = decode(map.mappings).map((places) => firstOfEach(places, isOurs));
  return JSON.stringify({ ...map, names: [], mappings: encode(lines) });
}

/** The places in an output line where another source line, or code without one, begins. */
function firstOfEach(places, isOurs) {
  let last;
  return places.flatMap(([column, source, row, from]) => {
    const line = isOurs[source] ? `${source}:${row}` : undefined;
    if (line === last) return [];
    last = line;
    return [line === undefined ? [column] : [column, source, row, from]];
  });
}
