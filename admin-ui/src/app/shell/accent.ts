/** The contrast that WCAG 2.2 requires for text (1.4.3), with a small margin for rounding. */
const ENOUGH = 4.6;

/** The contrast that it requires for the shape of a control (1.4.11). */
const SHAPE = 3;

/** Material's surfaces in both themes, from which the accent must stand out. */
const SURFACE = { light: '#faf9fd', dark: '#121316' } as const;

type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** Mixes `share` of another colour into a colour. */
function mix(colour: string, other: string, share: number): string {
  const [from, to] = [parse(colour), parse(other)];
  const parts = from.map((part, index) => Math.round(part + ((to[index] ?? 0) - part) * share));
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = parse(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Moves a colour towards another one in small steps until its contrast with the background is sufficient. */
function until(colour: string, ground: string, towards: string, enough = ENOUGH): string {
  for (let share = 0; share <= 1; share += 0.04) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= enough) return mixed;
  }
  return towards;
}

const [WHITE, BLACK] = ['#ffffff', '#000000'];

/** White where it is legible, otherwise black; one of the two always is. */
export const readableOn = (ground: string): string => (contrast(WHITE, ground) >= ENOUGH ? WHITE : BLACK);

/** The variants of a brand colour on a background: unchanged as a fill, darkened or lightened as necessary for text and lines. */
export interface Brand {
  readonly fill: string;
  readonly onFill: string;
  readonly line: string;
  readonly text: string;
}

/** The same calculation as in the portal's pages (`accentFor` of their lib); a spec compares the two. */
export function brandOn(brand: string, theme: 'light' | 'dark', ground: string): Brand {
  const towards = theme === 'light' ? BLACK : WHITE;
  const fill = theme === 'light' ? brand : until(brand, ground, towards, SHAPE);
  return {
    fill,
    onFill: readableOn(fill),
    line: until(fill, ground, towards, SHAPE),
    text: until(brand, ground, towards),
  };
}

/** The tenant's colour in Material's colour roles, for one theme. */
function rolesIn(brand: string, theme: 'light' | 'dark'): Readonly<Record<string, string>> {
  const ground = SURFACE[theme];
  const { text: primary } = brandOn(brand, theme, ground);
  const container = mix(ground, primary, theme === 'light' ? 0.14 : 0.26);
  const onContainer = until(primary, container, theme === 'light' ? BLACK : WHITE);
  return {
    primary,
    'on-primary': readableOn(primary),
    'primary-container': container,
    'on-primary-container': onContainer,
    'secondary-container': container,
    'on-secondary-container': onContainer,
    'surface-tint': primary,
  };
}

/**
 * Material's system tokens that carry the tenant's accent colour, for both themes, each with enough contrast.
 *
 * @param brand `#rrggbb`
 */
export function accentTokens(brand: string): Readonly<Record<string, string>> {
  const [light, dark] = [rolesIn(brand, 'light'), rolesIn(brand, 'dark')];
  const roles = Object.entries(light).map(([role, colour]) => [
    `--mat-sys-${role}`,
    `light-dark(${colour}, ${dark[role] ?? colour})`,
  ]);
  const [onLight, onDark] = [brandOn(brand, 'light', SURFACE.light), brandOn(brand, 'dark', SURFACE.dark)];
  return {
    ...(Object.fromEntries(roles) as Record<string, string>),
    '--mat-button-filled-container-color': `light-dark(${onLight.fill}, ${onDark.fill})`,
    '--mat-button-filled-label-text-color': `light-dark(${onLight.onFill}, ${onDark.onFill})`,
    '--oe-filled-line': `light-dark(${onLight.line}, ${onDark.line})`,
  };
}
