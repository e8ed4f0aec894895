import { ChangeDetectionStrategy, Component, inject, LOCALE_ID } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { Session } from '../session/session';
import { timeZone } from '../ui/timestamp';
import { PAGES } from './pages';

/** The pages that this role may see. It uses plain links: Material's list would load forms, which the first page does not need. */
@Component({
  selector: 'oe-navigation',
  imports: [MatIconModule, RouterLink, RouterLinkActive],
  template: `
    <nav i18n-aria-label="@@shell.navigation" aria-label="Console">
      @for (page of pages; track page.path) {
        <a [routerLink]="['/', page.path]" routerLinkActive="active" ariaCurrentWhenActive="page">
          <mat-icon [svgIcon]="page.icon" aria-hidden="true" />
          <span>{{ page.title }}</span>
        </a>
      }
    </nav>
    <p class="oe-muted" i18n="@@shell.zone">Times are in {{ zone }}.</p>
  `,
  styleUrl: './navigation.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Navigation {
  readonly #session = inject(Session);
  protected readonly pages = PAGES.filter(({ permission }) => this.#session.can(permission));
  protected readonly zone = timeZone(inject(LOCALE_ID));
}
