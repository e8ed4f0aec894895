/**
 * What of a source map leads from a stack to a line of our own. Node reads a map as soon as it loads what belongs to it and holds it, and once
 * it has looked a place up, holds what it has decoded, too: some hundred bytes for each place that the map names. So it names where a line of
 * a source begins to be told of, and where code of packages does; neither columns within a line nor names, which functions keep.
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

/** The places of a line of what was built where another line of the sources begins, or none. */
function firstOfEach(places, isOurs) {
  let last;
  return places.flatMap(([column, source, row, from]) => {
    const line = isOurs[source] ? `${source}:${row}` : undefined;
    if (line === last) return [];
    last = line;
    return [line === undefined ? [column] : [column, source, row, from]];
  });
}
