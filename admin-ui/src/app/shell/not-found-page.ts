import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../ui/empty-state';

/** Shown for an unknown address. */
@Component({
  selector: 'oe-not-found-page',
  imports: [EmptyState, MatButtonModule, RouterLink],
  template: `
    <oe-empty-state
      icon="search"
      [isPage]="true"
      i18n-title="@@nothingHere.title"
      title="Page not found"
      i18n-text="@@nothingHere.text"
      text="This page does not exist, or your role does not include it."
    >
      <a matButton="filled" routerLink="/" i18n="@@nothingHere.start">Go to the overview</a>
    </oe-empty-state>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NotFoundPage {}
