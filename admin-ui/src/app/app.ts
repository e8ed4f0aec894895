import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { replaceFrame } from './shell/replace-frame';

/** The console. What is on the page, the address decides. */
@Component({
  selector: 'oe-root',
  imports: [RouterOutlet],
  template: '<router-outlet (activate)="replaceFrame(injector)" />',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class App {
  protected readonly injector = inject(Injector);
  protected readonly replaceFrame = replaceFrame;
}
