import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { Bilingual } from '../../ui/in-language';

/** The place of a setting in DingTalk's developer console. The console exists only in Chinese, so its own names are shown, too. */
@Component({
  selector: 'oe-console-place',
  template: `
    @if (isEnglish) {
      <span>{{ place().en }}</span>
    }
    <span class="own">
      @if (isEnglish) {
        <ng-container i18n="@@dingtalk.placeOwn">In DingTalk’s menus:</ng-container>&ngsp;
      }
      <span lang="zh-CN">{{ own() }}</span>
    </span>
  `,
  styles: `
    :host {
      display: block;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    .own {
      display: block;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ConsolePlace {
  protected readonly isEnglish = !inject(LOCALE_ID).startsWith('zh');
  readonly place = input.required<Bilingual>();
  protected readonly own = computed(() => this.place().zh);
}
