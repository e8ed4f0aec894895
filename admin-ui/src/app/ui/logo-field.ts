import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { LOGO_TYPES, shrinkLogo, type LogoRefusal } from './shrink-logo';

const REFUSALS: Readonly<Record<LogoRefusal, string>> = {
  kind: $localize`:@@settings.logo.kind:This file is not a PNG, JPEG, WebP or SVG. Choose another one.`,
  broken: $localize`:@@settings.logo.broken:The browser cannot read this picture. Save it as PNG and choose that.`,
  size: $localize`:@@settings.logo.size:This picture is too large even after shrinking. Choose a simpler one.`,
};

/** The logo: the present one, another one, or none. */
@Component({
  selector: 'oe-logo-field',
  imports: [MatButtonModule, MatIconModule],
  template: `
    @if (logo(); as picture) {
      <img [src]="picture" i18n-alt="@@settings.logo" alt="Logo" />
    }
    @if (canManage()) {
      <input #file type="file" hidden [accept]="accepted" (change)="take(file)" />
      <button matButton="outlined" type="button" (click)="file.click()">
        <mat-icon svgIcon="upload" /><ng-container i18n="@@settings.chooseLogo">Choose a logo</ng-container>
      </button>
      @if (logo() !== null) {
        <button matButton type="button" (click)="changed.emit(null)" i18n="@@settings.removeLogo">
          Remove
        </button>
      }
      <span class="oe-muted" i18n="@@settings.logoHint"
        >PNG, JPEG, WebP or SVG; square works best. It is resized in your browser.</span
      >
    }
    <span role="alert">
      @if (refusal(); as why) {
        <span class="oe-warning">{{ why }}</span>
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      align-items: center;
    }
    img {
      width: 48px;
      height: 48px;
      object-fit: contain;
      border-radius: 10px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogoField {
  readonly logo = input<string | null>(null);
  readonly canManage = input(false);
  /** Maximum length of a data URI in characters, as in the API. */
  readonly longest = input(60_000);
  readonly changed = output<string | null>();
  protected readonly refusal = signal<string | undefined>(undefined);
  protected readonly accepted = LOGO_TYPES.join(',');

  protected async take(field: HTMLInputElement): Promise<void> {
    const [file] = field.files ?? [];
    field.value = '';
    if (file === undefined) return;
    const result = await shrinkLogo(file, this.longest());
    this.refusal.set('refusal' in result ? REFUSALS[result.refusal] : undefined);
    if ('logo' in result) this.changed.emit(result.logo);
  }
}
