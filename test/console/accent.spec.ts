import { fileURLToPath } from 'node:url';
import { accentFor } from '../../libs/pages/src/layout/accent.js';

interface Brand {
  readonly fill: string;
  readonly onFill: string;
  readonly line: string;
  readonly text: string;
}

const CARD = { light: '#ffffff', dark: '#17191d' } as const;

it('The preview of the console makes of a brand what the pages of the portal make of it', async () => {
  const file = fileURLToPath(new URL('../../admin-ui/src/app/shell/accent.ts', import.meta.url));
  const { brandOn } = (await import(file)) as {
    brandOn: (brand: string, theme: 'light' | 'dark', ground: string) => Brand;
  };
  for (const brand of ['#1d4ed8', '#facc15', '#000000', '#ffffff', '#e11d48', '#777777', '#7cb342'])
    for (const theme of ['light', 'dark'] as const)
      expect({ brand, ...brandOn(brand, theme, CARD[theme]) }).toEqual({ brand, ...accentFor(brand, theme) });
});
