import type { Series } from './chart-series';

/** A coloured part of a day's bar; all lengths are fractions of the picture's height, 0 to 1, from the top. */
export interface Piece {
  readonly color: string;
  readonly top: number;
  readonly height: number;
}

/** A chart of stacked bars: one bar for each day, and the scale. */
export interface Bars {
  readonly days: readonly (readonly Piece[])[];
  /** The numbers of the scale, from 0 to the top. */
  readonly scale: readonly number[];
}

/** The steps of a scale, times a power of ten. */
const STEPS = [1, 2, 5, 10];

/** Maximum number of lines of a scale, besides 0. */
const LINES = 4;

export function barsOf(days: readonly string[], series: readonly Series[]): Bars {
  const most = Math.max(1, ...days.map((_, day) => sumOf(series, day)));
  const step = stepFor(most / LINES);
  const top = Math.ceil(most / step) * step;
  const scale = Array.from({ length: top / step + 1 }, (_, line) => line * step);
  return { scale, days: days.map((_, day) => piecesOf(series, day, top)) };
}

function piecesOf(series: readonly Series[], day: number, top: number): readonly Piece[] {
  let below = 0;
  return series.flatMap(({ color, counts }) => {
    const count = counts[day] ?? 0;
    below += count;
    return count === 0 ? [] : [{ color, top: 1 - below / top, height: count / top }];
  });
}

function sumOf(series: readonly Series[], day: number): number {
  return series.reduce((sum, { counts }) => sum + (counts[day] ?? 0), 0);
}

/** The smallest step that is at least this large, and a whole number. */
function stepFor(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return (STEPS.find((step) => step * power >= least) ?? 10) * power;
}
