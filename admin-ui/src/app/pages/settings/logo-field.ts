import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';

/** Longest data URI that the API takes, in characters. */
const LONGEST = 60_000;

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];

/** The logo: what there is, another one, or none. */
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
        >PNG, JPEG or WebP, at most 44 KB; a square is best.</span
      >
    }
    <span role="alert">
      @if (isRefused()) {
        <span class="oe-warning" i18n="@@settings.logoRefused"
          >This picture is too large, or of another kind.</span
        >
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
  readonly changed = output<string | null>();
  protected readonly isRefused = signal(false);
  protected readonly accepted = TYPES.join(',');

  protected take(field: HTMLInputElement): void {
    const [file] = field.files ?? [];
    field.value = '';
    if (file === undefined) return;
    const reader = new FileReader();
    reader.onload = () => {
      const picture = typeof reader.result === 'string' ? reader.result : '';
      const fits = TYPES.includes(file.type) && picture.length <= LONGEST;
      this.isRefused.set(!fits);
      if (fits) this.changed.emit(picture);
    };
    reader.readAsDataURL(file);
  }
}
