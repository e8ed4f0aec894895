import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../session/session';
import { readableOn } from './accent';

/** The tenant's logo, or the first letter of its name on its colour. */
@Component({
  selector: 'oe-tenant-mark',
  imports: [RouterLink],
  template: `
    <a routerLink="/" class="mark">
      @if (tenant()?.logo; as logo) {
        <img class="logo" [src]="logo" alt="" />
      } @else {
        <span
          class="letter"
          aria-hidden="true"
          [style.background]="tenant()?.accentColor"
          [style.color]="ink()"
          >{{ letter() }}</span
        >
      }
      <span class="name">{{ tenant()?.name }}</span>
    </a>
  `,
  styles: `
    :host {
      min-width: 0;
    }
    .mark {
      display: flex;
      gap: 10px;
      align-items: center;
      color: inherit;
      text-decoration: none;
    }
    .logo,
    .letter {
      flex: none;
      width: 28px;
      height: 28px;
      border-radius: 8px;
    }
    .letter {
      display: grid;
      place-content: center;
      font-size: 15px;
      font-weight: 700;
    }
    .name {
      overflow: hidden;
      font: var(--mat-sys-title-medium);
      font-weight: 600;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TenantMark {
  protected readonly tenant = inject(Session).tenant;
  protected readonly ink = computed(() => readableOn(this.tenant()?.accentColor ?? '#000000'));
  protected readonly letter = computed(() => firstLetter(this.tenant()?.name ?? ''));
}

function firstLetter(name: string): string {
  const [first] = new Intl.Segmenter().segment(name);
  return first?.segment.toUpperCase() ?? '';
}
