import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatButtonToggleModule } from '@angular/material/button-toggle';
import { signal } from '@angular/core';
import { nameOf } from './method-texts';
import type { Method } from './menu-store';

/** What people will see: the logon page in small, as it follows from the menu. */
@Component({
  selector: 'oe-menu-preview',
  imports: [MatButtonToggleModule],
  template: `
    <div class="head">
      <h2 i18n="@@menu.preview">Preview</h2>
      <mat-button-toggle-group
        hideSingleSelectionIndicator
        i18n-aria-label="@@menu.preview.device"
        aria-label="Device"
        [value]="device()"
        (valueChange)="device.set($event)"
      >
        <mat-button-toggle value="pc" i18n="@@menu.preview.pc">PC</mat-button-toggle>
        <mat-button-toggle value="mobile" i18n="@@menu.preview.mobile">Phone</mat-button-toggle>
      </mat-button-toggle-group>
    </div>
    <div class="window" [class.phone]="device() === 'mobile'">
      @if (first(); as method) {
        <div class="sheet">
          <strong>{{ tenant() }}</strong>
          <span class="title">{{ name(method) }}</span>
          @if (method.key === 'dingtalk-qr' && device() === 'pc') {
            <span class="qr" aria-hidden="true"></span>
          } @else if (method.key === 'dingtalk-qr') {
            <span class="act" aria-hidden="true"></span>
          } @else {
            <span class="field" aria-hidden="true"></span>
            @if (method.key === 'password') {
              <span class="field" aria-hidden="true"></span>
            }
            <span class="act" aria-hidden="true"></span>
          }
          @if (others().length > 0) {
            <span class="others" i18n="@@menu.preview.others">Other logon methods</span>
            @for (other of others(); track other.key) {
              <span class="other">{{ name(other) }}</span>
            }
          }
        </div>
      } @else {
        <p class="none" i18n="@@menu.preview.none">Nobody could log on.</p>
      }
    </div>
  `,
  styleUrl: './menu-preview.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class MenuPreview {
  readonly #locale = inject(LOCALE_ID);

  readonly methods = input.required<readonly Method[]>();
  readonly tenant = input('');
  protected readonly device = signal<'pc' | 'mobile'>('pc');

  protected readonly offered = computed(() => this.methods().filter(({ enabled }) => enabled));
  protected readonly first = computed(() => {
    const flag = this.device() === 'pc' ? 'isDefaultOnPc' : 'isDefaultOnMobile';
    return this.offered().find((method) => method[flag]) ?? this.offered()[0];
  });
  protected readonly others = computed(() => this.offered().filter((method) => method !== this.first()));

  protected name(method: Method): string {
    return nameOf(method, this.#locale);
  }
}
