import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../session/session';
import { EXACT_PATH } from '../../ui/exact-path';
import { PageHeader } from '../../ui/page-header';

/** The bindings, the people who tried without one, and the attach links. */
@Component({
  selector: 'oe-bindings-page',
  imports: [MatTabsModule, PageHeader, RouterLink, RouterLinkActive, RouterOutlet],
  template: `
    <oe-page-header
      i18n-text="@@bindings.text"
      text="Which identity at a provider can log on as which account: one identity, one account."
    />
    <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false">
      <a
        mat-tab-link
        routerLink="/bindings"
        routerLinkActive
        #all="routerLinkActive"
        [routerLinkActiveOptions]="exact"
        [active]="all.isActive"
        i18n="@@bindings.tab.bindings"
        >Bindings</a
      >
      <a
        mat-tab-link
        routerLink="/bindings/unlinked"
        routerLinkActive
        #unlinked="routerLinkActive"
        [active]="unlinked.isActive"
        i18n="@@bindings.tab.unlinked"
        >Not linked yet</a
      >
      @if (seesLinks) {
        <a
          mat-tab-link
          routerLink="/bindings/attach-links"
          routerLinkActive
          #links="routerLinkActive"
          [active]="links.isActive"
          i18n="@@bindings.tab.links"
          >Attach links</a
        >
      }
    </nav>
    <mat-tab-nav-panel #panel class="panel"><router-outlet /></mat-tab-nav-panel>
  `,
  styles: `
    .panel {
      display: block;
      margin-block-start: 20px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class BindingsPage {
  protected readonly seesLinks = inject(Session).can('attach-links.create');
  protected readonly exact = EXACT_PATH;
}
