import { effect, Injectable, signal } from '@angular/core';

export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const KEPT = 'openeiam.theme';

/** Light, dark, or as the device has it. Kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly theme = signal<Theme>(THEMES.find((theme) => theme === localStorage.getItem(KEPT)) ?? 'system');

  constructor() {
    effect(() => {
      const theme = this.theme();
      localStorage.setItem(KEPT, theme);
      document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
    });
  }
}
