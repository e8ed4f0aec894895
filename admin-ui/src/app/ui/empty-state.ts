import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import type { IconName } from './icons';

/** Shown in place of an empty list: explains why it is empty, and what to do. Its content is the action, if there is one. */
@Component({
  selector: 'oe-empty-state',
  imports: [MatIconModule],
  template: `
    <mat-icon [svgIcon]="icon()" aria-hidden="true" />
    @if (isPage()) {
      <h1 tabindex="-1">{{ title() }}</h1>
    } @else {
      <h2>{{ title() }}</h2>
    }
    @if (text(); as words) {
      <p>{{ words }}</p>
    }
    <ng-content />
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 8px;
      align-items: center;
      padding: 48px 16px;
      text-align: center;
    }
    mat-icon {
      width: 40px;
      height: 40px;
      color: var(--mat-sys-outline);
    }
    h1,
    h2 {
      margin: 0;
      font: var(--mat-sys-title-medium);
    }
    p {
      max-width: 32rem;
      margin: 0 0 8px;
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EmptyState {
  readonly icon = input<IconName>('info');
  readonly title = input.required<string>();
  readonly text = input<string>();
  /** Whether it is the only content of the page, so that its text is the heading. */
  readonly isPage = input(false);
}
