import { ChangeDetectionStrategy, Component } from '@angular/core';
import { tellLoggedOn } from './logged-on-signal';

/** The last page of a window that was opened to log on again: it notifies the waiting window, and closes. */
@Component({
  selector: 'oe-logged-on-page',
  template: `<main class="oe-page">
    <h1 i18n="@@loggedOn.title">You are logged on</h1>
    <p i18n="@@loggedOn.text">You can close this window and continue in the other one.</p>
  </main>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class LoggedOnPage {
  constructor() {
    tellLoggedOn();
    window.close();
  }
}
