const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const show = (value) => (Number.isInteger(value) ? String(value) : value.toFixed(digits(value)));

/**
 * Prints the measurements as a Markdown table: median (least to most) of the slices, and the product against the floor and, if it was
 * measured, the peer. A measurement without slices is given as the text to print.
 */
export function printTable(rows) {
  const others = ['floor', 'peer'].filter((side) => rows.some((row) => row[side] !== undefined));
  const lines = [
    ['figure', 'product', ...others.flatMap((side) => [side, `product to ${side}`])],
    ...rows.map(({ figure, unit, product, better, ...beside }) => [
      figure,
      spread(product, unit),
      ...others.flatMap((side) =>
        beside[side] === undefined
          ? ['', '']
          : [spread(beside[side], unit), compared(product, beside[side], better)],
      ),
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const print = (line, fill = ' ') =>
    console.log(`| ${line.map((cell, column) => cell.padEnd(widths[column], fill)).join(' | ')} |`);
  const [head, ...body] = lines;
  print(head);
  print(
    head.map(() => '-'),
    '-',
  );
  for (const line of body) print(line);
}

function spread(values, unit) {
  if (typeof values === 'string') return values;
  const sorted = [...values].sort((a, b) => a - b);
  const range = sorted.length === 1 ? '' : ` (${show(sorted[0])} to ${show(sorted.at(-1))})`;
  return `${show(median(values))}${unit.startsWith('/') || unit === '' ? '' : ' '}${unit}${range}`;
}

/** The median ratio of slices that ran side by side, under the same load of the machine. */
function compared(products, floors, better) {
  const ratio = median(products.map((value, slice) => value / (floors[slice] ?? floors[0])));
  return better === 'more' ? `${Math.round(ratio * 100)} %` : `${ratio.toFixed(1)} ×`;
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
