import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { contrast } from '#kernel';
import { accentFor, accentStyle, type Accent } from './accent.js';

const CARD = { light: '#ffffff', dark: '#17191d' } as const;
const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

describe("The tenant's accent colour", () => {
  it.each(['light', 'dark'] as const)(
    'is readable on card and button in the %s theme, whatever the brand',
    (theme) => {
      fc.assert(
        fc.property(colour, (brand) => {
          const { fill, onFill, line, text } = accentFor(brand, theme);
          expect(contrast(text, CARD[theme])).toBeGreaterThanOrEqual(4.5);
          expect(contrast(onFill, fill)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(line, CARD[theme])).toBeGreaterThanOrEqual(3);
        }),
      );
    },
  );

  it('keeps a brand colour as it is when it has enough contrast', () => {
    expect(accentFor('#1d4ed8', 'light').fill).toBe('#1d4ed8');
  });

  it('keeps a bright brand bright: only its text and its lines are darkened', () => {
    const { fill, onFill, line, text } = accentFor('#facc15', 'light');
    expect([fill, onFill]).toEqual(['#facc15', '#000000']);
    expect(contrast(line, '#ffffff')).toBeGreaterThanOrEqual(3);
    expect(contrast(text, '#ffffff')).toBeGreaterThanOrEqual(4.5);
  });

  it('matches the preview in the console', async () => {
    const file = fileURLToPath(new URL('../../../../admin-ui/src/app/shell/accent.ts', import.meta.url));
    const { brandOn } = (await import(file)) as {
      brandOn: (brand: string, theme: 'light' | 'dark', ground: string) => Accent;
    };
    for (const brand of ['#1d4ed8', '#facc15', '#000000', '#ffffff', '#e11d48', '#777777', '#7cb342'])
      for (const theme of ['light', 'dark'] as const)
        expect({ brand, ...brandOn(brand, theme, CARD[theme]) }).toEqual({
          brand,
          ...accentFor(brand, theme),
        });
  });

  it('knows the contrast of black on white', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  });

  it('never lets anything but a colour into the style sheet', () => {
    expect(accentStyle('red}body{display:none')).toBe(accentStyle(undefined));
  });
});
