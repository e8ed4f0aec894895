import { contrast } from '#kernel';

/** Contrast that WCAG 2.2 requires for text (1.4.3), with some reserve for rounding. */
const ENOUGH = 4.6;

/** Contrast that WCAG 2.2 requires for the shape of a control (1.4.11). */
const SHAPE = 3;

const CARD = { light: '#ffffff', dark: '#17191d' } as const;

type Rgb = readonly [number, number, number];

/** The tenant's colour in the roles that pages use, each with sufficient contrast. */
export interface Accent {
  /** Background of the primary button: the brand's own colour in the light theme. */
  readonly fill: string;
  /** Text on `fill`. */
  readonly onFill: string;
  /** Edge of a filled shape, where the fill alone would not stand out from the card. */
  readonly line: string;
  /** Links and marks on the card. */
  readonly text: string;
}

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function format(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Moves a colour towards white or black in small steps until it contrasts enough with the background. */
function until(colour: string, ground: string, towards: 'white' | 'black', enough = ENOUGH): string {
  const target = towards === 'white' ? 255 : 0;
  const from = parse(colour);
  for (let share = 0; share <= 1; share += 0.04) {
    const mixed = format(from.map((part) => part + (target - part) * share) as [number, number, number]);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return towards === 'white' ? '#ffffff' : '#000000';
}

/** White if it is readable, otherwise black; one of the two always is. */
function onFill(fill: string): string {
  return contrast('#ffffff', fill) >= ENOUGH ? '#ffffff' : '#000000';
}

const DEFAULT = '#1d4ed8';

/** The accent of one theme. Anything other than `#rrggbb` counts as the default colour. */
export function accentFor(brand: string | undefined, theme: 'light' | 'dark'): Accent {
  const colour = brand !== undefined && /^#[0-9a-f]{6}$/i.test(brand) ? brand : DEFAULT;
  const text = until(colour, CARD[theme], theme === 'light' ? 'black' : 'white');
  // A yellow brand stays yellow: only text and thin lines are darkened. On the dark card the button's shape must stand out (1.4.11).
  const fill = theme === 'light' ? colour : until(colour, CARD.dark, 'white', SHAPE);
  const line = until(fill, CARD[theme], theme === 'light' ? 'black' : 'white', SHAPE);
  return { fill, onFill: onFill(fill), line, text };
}

function variables(accent: Accent): string {
  return `--accent:${accent.fill};--on-accent:${accent.onFill};--accent-line:${accent.line};--accent-text:${accent.text}`;
}

/** The style rules that apply the tenant's colour in both themes. */
export function accentStyle(brand: string | undefined): string {
  const light = variables(accentFor(brand, 'light'));
  const dark = variables(accentFor(brand, 'dark'));
  return `:root{${light}}@media(prefers-color-scheme:dark){:root{${dark}}}`;
}
