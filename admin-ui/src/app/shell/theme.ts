import { computed, effect, Injectable, signal } from '@angular/core';
import { localStore } from '../browser-storage';

export const THEMES = ['system', 'light', 'dark'] as const;

export type Theme = (typeof THEMES)[number];

const KEPT = 'openeiam.theme';

/** Light, dark, or the device's setting. Stored in this browser. */
@Injectable({ providedIn: 'root' })
export class ThemeChoice {
  readonly theme = signal<Theme>(THEMES.find((theme) => theme === localStore.read(KEPT)) ?? 'system');

  readonly #deviceIsDark = signal(false);
  /** Whether the console is dark now; follows changes of the device. For drawings that CSS does not style. */
  readonly isDark = computed(() =>
    this.theme() === 'system' ? this.#deviceIsDark() : this.theme() === 'dark',
  );

  constructor() {
    const device = window.matchMedia('(prefers-color-scheme: dark)');
    this.#deviceIsDark.set(device.matches);
    device.addEventListener('change', ({ matches }) => {
      this.#deviceIsDark.set(matches);
    });
    effect(() => {
      const theme = this.theme();
      localStore.write(KEPT, theme);
      document.documentElement.style.colorScheme = theme === 'system' ? 'light dark' : theme;
    });
  }
}
