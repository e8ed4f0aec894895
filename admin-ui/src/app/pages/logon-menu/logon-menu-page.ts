import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { PortalPreview } from '../../portal-preview/portal-preview';
import { Session } from '../../session/session';
import { PageHeader } from '../../ui/page-header';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { MenuList } from './menu-list';
import { MenuStore } from './menu-store';

/** The logon menu: the enabled methods, their order, and the default for each device. */
@Component({
  selector: 'oe-logon-menu-page',
  imports: [MenuList, PageHeader, PortalPreview, ProblemPanel, Skeleton],
  providers: [MenuStore],
  template: `
    <oe-page-header
      i18n-text="@@menu.text"
      text="What people see on the logon page. A method that is switched off stops everywhere at once, even in the middle of a logon."
    />
    @if (store.problem(); as problem) {
      <oe-problem-panel [problem]="problem" [canRetry]="true" (retry)="store.load()" />
    } @else if (store.methods(); as methods) {
      <div class="columns">
        <oe-menu-list
          class="oe-card"
          [methods]="methods"
          [chosen]="store.chosen()"
          [canManage]="canManage"
          [isBusy]="store.isBusy()"
          (turned)="store.turn($event.method, $event.enabled)"
          (reordered)="store.reorder($event)"
          (preferred)="store.setDefault($event.device, $event.key)"
        />
        <oe-portal-preview [methods]="first()" [version]="store.saved()" />
      </div>
    } @else {
      <oe-skeleton class="oe-card" [rows]="3" [height]="48" />
    }
  `,
  styles: `
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr) 428px;
      gap: 32px;
      align-items: start;
    }
    @media (max-width: 1199.98px) {
      .columns {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LogonMenuPage {
  readonly #session = inject(Session);
  protected readonly store = inject(MenuStore);
  protected readonly canManage = this.#session.can('menu.manage');
  /** The method that each device shows first. */
  protected readonly first = computed(() => {
    const methods = this.store.methods() ?? [];
    return {
      pc: methods.find(({ isDefaultOnPc }) => isDefaultOnPc)?.key,
      mobile: methods.find(({ isDefaultOnMobile }) => isDefaultOnMobile)?.key,
    };
  });

  constructor() {
    void this.store.load();
  }
}
