import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Shown while content loads, in about its shape; screen readers announce that something loads. */
@Component({
  selector: 'oe-skeleton',
  template: `
    <span class="cdk-visually-hidden" i18n="@@skeleton.loading">Loading</span>
    @for (line of lines(); track $index) {
      <span class="bar" [style.width.%]="line" [style.height.px]="height()"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 16px;
      padding: 16px;
    }
    .bar {
      background: var(--mat-sys-surface-container-high);
      border-radius: 6px;
      animation: breathe 1.6s ease-in-out infinite;
    }
    @keyframes breathe {
      50% {
        opacity: 0.45;
      }
    }
    @media (prefers-reduced-motion: reduce) {
      .bar {
        animation: none;
      }
    }
  `,
  host: { role: 'status' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Skeleton {
  /** The number of bars. */
  readonly rows = input(5);
  /** The height of a bar in CSS pixels. */
  readonly height = input(20);
  protected readonly lines = computed(() =>
    Array.from({ length: this.rows() }, (_, row) => 96 - ((row * 17) % 40)),
  );
}
