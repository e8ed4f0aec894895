import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDividerModule } from '@angular/material/divider';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { LANGUAGE_NAMES, LANGUAGES, switchLanguage } from '../../i18n/language';
import type { IconName } from '../ui/icons';
import { ThemeChoice, THEMES, type Theme } from './theme';

const ICONS: Readonly<Record<Theme, IconName>> = { system: 'computer', light: 'sun', dark: 'moon' };

/** Language and theme. */
@Component({
  selector: 'oe-appearance-menu',
  imports: [MatButtonModule, MatDividerModule, MatIconModule, MatMenuModule],
  template: `
    <button
      matIconButton
      type="button"
      [matMenuTriggerFor]="menu"
      i18n-aria-label="@@look.open"
      aria-label="Language and theme"
    >
      <mat-icon svgIcon="language" />
    </button>
    <mat-menu #menu>
      @for (one of languages; track one) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.lang]="one"
          [attr.aria-checked]="one === language"
          (click)="switchTo(one)"
        >
          <mat-icon [svgIcon]="one === language ? 'check' : 'language'" />{{ names[one] }}
        </button>
      }
      <mat-divider />
      @for (one of themes; track one) {
        <button
          mat-menu-item
          type="button"
          role="menuitemradio"
          [attr.aria-checked]="one === choice.theme()"
          (click)="choice.theme.set(one)"
        >
          <mat-icon [svgIcon]="one === choice.theme() ? 'check' : icons[one]" />{{ themeName(one) }}
        </button>
      }
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppearanceMenu {
  protected readonly language = document.documentElement.lang;
  protected readonly choice = inject(ThemeChoice);
  protected readonly languages = LANGUAGES;
  protected readonly names = LANGUAGE_NAMES;
  protected readonly themes = THEMES;
  protected readonly icons = ICONS;
  protected readonly switchTo = switchLanguage;

  protected themeName(theme: Theme): string {
    return {
      system: $localize`:@@theme.system:Like the device`,
      light: $localize`:@@theme.light:Light`,
      dark: $localize`:@@theme.dark:Dark`,
    }[theme];
  }
}
