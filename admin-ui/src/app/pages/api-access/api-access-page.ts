import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTabsModule } from '@angular/material/tabs';
import { RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '../../session/session';
import { EXACT_PATH } from '../../ui/exact-path';
import { PageHeader } from '../../ui/page-header';

/** The tokens for programs that use the API: the person's own, and for administrators those of the organisation. */
@Component({
  selector: 'oe-api-access-page',
  imports: [
    MatButtonModule,
    MatIconModule,
    MatTabsModule,
    PageHeader,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
  ],
  template: `
    <oe-page-header
      i18n-text="@@apiAccess.text"
      text="Programs use the API with tokens. A token can do what you select for it, and never more than its owner can do at that moment."
    >
      <a matButton="outlined" href="/api/docs" target="_blank" rel="noreferrer">
        <ng-container i18n="@@apiAccess.docs">API documentation</ng-container>
        <mat-icon svgIcon="external" iconPositionEnd aria-hidden="true" />
      </a>
    </oe-page-header>
    @if (seesAll) {
      <nav mat-tab-nav-bar [tabPanel]="panel" mat-stretch-tabs="false">
        <a
          mat-tab-link
          routerLink="/api-access"
          routerLinkActive
          #own="routerLinkActive"
          [routerLinkActiveOptions]="exact"
          [active]="own.isActive"
          i18n="@@apiAccess.tab.own"
          >My tokens</a
        >
        <a
          mat-tab-link
          routerLink="/api-access/all"
          routerLinkActive
          #all="routerLinkActive"
          [active]="all.isActive"
          i18n="@@apiAccess.tab.all"
          >All tokens</a
        >
      </nav>
    }
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
export class ApiAccessPage {
  protected readonly seesAll = inject(Session).can('api-tokens.read');
  protected readonly exact = EXACT_PATH;
}
