import { accentTokens, brandOn, contrast } from './accent';

const SURFACES = ['#faf9fd', '#121316'];

describe('the accent of a tenant', () => {
  it.each(['#1d4ed8', '#ffeb3b', '#000000', '#ffffff', '#e11d48', '#777777'])(
    '%s is legible in both themes',
    (brand) => {
      const tokens = accentTokens(brand);
      const both = (role: string): readonly string[] =>
        tokens[`--mat-sys-${role}`]?.match(/#[0-9a-f]{6}/g) ?? [];
      for (const [theme, surface] of SURFACES.entries()) {
        const of = (role: string): string => both(role)[theme] ?? '';
        expect(contrast(of('primary'), surface)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(of('on-primary'), of('primary'))).toBeGreaterThanOrEqual(4.5);
        const filled = (token: string) => tokens[token]?.match(/#[0-9a-f]{6}/g)?.[theme] ?? '';
        const button = filled('--mat-button-filled-container-color');
        expect(contrast(filled('--mat-button-filled-label-text-color'), button)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(filled('--oe-filled-line'), surface)).toBeGreaterThanOrEqual(3);
        expect(contrast(of('on-secondary-container'), of('secondary-container'))).toBeGreaterThanOrEqual(4.5);
      }
    },
  );

  it('keeps a bright brand colour bright on buttons', () => {
    expect(brandOn('#facc15', 'light', '#ffffff')).toMatchObject({ fill: '#facc15', onFill: '#000000' });
  });
});
