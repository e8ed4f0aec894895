import { BreakpointObserver } from '@angular/cdk/layout';
import { CdkScrollable } from '@angular/cdk/scrolling';
import { ChangeDetectionStrategy, Component, effect, inject, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatToolbarModule } from '@angular/material/toolbar';
import { NavigationEnd, Router, RouterOutlet } from '@angular/router';
import { filter, map } from 'rxjs';
import { Session } from '../session/session';
import { SessionWatch } from '../session/session-watch';
import { Upgrade } from '../upgrade/upgrade';
import { accentTokens } from './accent';
import { AccountMenu } from './account-menu';
import { ConnectionBanner } from './connection-banner';
import { Drawer } from './drawer';
import { AppearanceMenu } from './appearance-menu';
import { Navigation } from './navigation';
import { StoppedBanner } from '../pages/directory/stopped-banner';
import { PaletteOpener } from './palette-opener';
import { TenantMark } from './tenant-mark';

/** Below this width, the navigation is a drawer over the page. */
const NARROW = '(max-width: 959.98px)';

/** The frame of every page: the tenant, the navigation, the person. */
@Component({
  selector: 'oe-shell',
  imports: [
    AccountMenu,
    CdkScrollable,
    ConnectionBanner,
    Drawer,
    AppearanceMenu,
    MatButtonModule,
    MatIconModule,
    MatToolbarModule,
    Navigation,
    PaletteOpener,
    RouterOutlet,
    StoppedBanner,
    TenantMark,
  ],
  templateUrl: './shell.html',
  styleUrl: './shell.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Shell {
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  private readonly main = viewChild.required<{ nativeElement: HTMLElement }>('main');

  protected readonly isNarrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { initialValue: window.matchMedia(NARROW).matches },
  );
  protected readonly drawer = viewChild(Drawer);
  protected readonly seesStops = this.#session.can('directory.manage');

  constructor() {
    inject(Upgrade).tell();
    inject(SessionWatch);
    effect(() => {
      const colour = this.#session.tenant()?.accentColor;
      if (colour === undefined) return;
      const { style } = document.documentElement;
      for (const [name, value] of Object.entries(accentTokens(colour))) style.setProperty(name, value);
    });
    let isFirst = true;
    this.#router.events.pipe(filter((event) => event instanceof NavigationEnd)).subscribe(() => {
      this.drawer()?.close();
      // Keyboard and screen reader follow to the new page; the first page starts at the top like any other.
      if (!isFirst) this.focusHeading();
      isFirst = false;
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.main().nativeElement.focus();
  }

  private focusHeading(): void {
    setTimeout(() => {
      const { activeElement } = document;
      const isHeld = activeElement !== null && activeElement.closest('main') !== null;
      if (!isHeld) this.main().nativeElement.querySelector<HTMLElement>('h1')?.focus();
    });
  }
}
