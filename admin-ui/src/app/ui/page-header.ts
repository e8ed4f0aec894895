import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { ActivatedRoute } from '@angular/router';
import { RouterLink } from '@angular/router';
import { MatIconModule } from '@angular/material/icon';
import { toSignal } from '@angular/core/rxjs-interop';
import { WindowSubject } from './window-subject';

/** The header of a page: its main heading, which also names the window, a line with its purpose, and its main actions at the right. */
@Component({
  selector: 'oe-page-header',
  imports: [MatIconModule, RouterLink],
  template: `
    <div class="words">
      @if (backTo(); as back) {
        <div class="back">
          <a [routerLink]="back.link"><mat-icon svgIcon="back" aria-hidden="true" />{{ back.title }}</a>
        </div>
      }
      <h1 tabindex="-1">{{ heading() || title() }}</h1>
      @if (text(); as words) {
        <p>{{ words }}</p>
      }
    </div>
    <div class="acts"><ng-content /></div>
  `,
  styleUrl: './page-header.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PageHeader {
  protected readonly title = toSignal(inject(ActivatedRoute).title);

  /** The heading, if it differs from the page's title in the navigation; empty while unknown. */
  readonly heading = input<string>();
  /** The window's name, where the heading says more than a browser's history should keep. */
  readonly windowName = input<string>();
  readonly text = input<string>();
  /** The list to which a detail page belongs. */
  readonly backTo = input<{ readonly title: string; readonly link: string | readonly string[] }>();

  constructor() {
    const subject = inject(WindowSubject);
    effect((onCleanup) => {
      subject.name.set(this.windowName() ?? this.heading());
      onCleanup(() => {
        subject.name.set(undefined);
      });
    });
  }
}
