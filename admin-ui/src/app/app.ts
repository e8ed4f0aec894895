import { ChangeDetectionStrategy, Component, inject, Injector } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { replaceFrame } from './shell/replace-frame';

/** The console. The address decides which page it shows. */
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
