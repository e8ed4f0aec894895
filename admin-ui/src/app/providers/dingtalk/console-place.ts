import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import type { Bilingual } from '../../ui/in-language';

/** Where a setting is in DingTalk's developer console. That one speaks Chinese only, so its own names stand there, too. */
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
