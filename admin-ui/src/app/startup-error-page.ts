import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { replaceFrame } from './shell/replace-frame';

/** Shown in place of the console when the session could not be read: the server is unreachable, or the session has just ended. */
@Component({
  selector: 'oe-root',
  imports: [MatButtonModule],
  template: `
    <main class="oe-page">
      <h1 i18n="@@cannotStart.title">The console could not be opened</h1>
      <p i18n="@@cannotStart.text">The server gave an unexpected answer. Nothing was changed.</p>
      <button matButton="filled" type="button" (click)="again()" i18n="@@problem.retry">Try again</button>
    </main>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class StartupErrorPage {
  constructor() {
    replaceFrame(inject(Injector));
  }

  protected again(): void {
    location.reload();
  }
}
