import { ChangeDetectionStrategy, Component, effect, inject, input, LOCALE_ID, signal } from '@angular/core';
import { problemOf, type Problem } from '../../problems/problem';
import { CopyButton } from '../../ui/copy-button';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ConnectionsStore, type ConnectionSetup } from './connections-store';
import { inLanguage } from '../../ui/in-language';
import { itemName } from './texts';

/** Each value that must be typed into DingTalk's console, with the place where it belongs. */
@Component({
  selector: 'oe-setup-values',
  imports: [CopyButton, ProblemPanel, Skeleton],
  template: `
    @if (problem(); as shown) {
      <oe-problem-panel [problem]="shown" />
    } @else if (setup(); as shown) {
      <dl>
        @for (value of shown.values; track value.id) {
          <div class="value">
            <dt>
              {{ name(value.id) }}
              <span class="place">{{ placeOf(value.place) }}</span>
            </dt>
            <dd>
              @if (value.value; as text) {
                <code>{{ text }}</code>
                <oe-copy-button [value]="text" [label]="copyLabel(value.id)" />
              } @else {
                <span class="oe-muted" i18n="@@dingtalk.valueUnknown">Known after the first check</span>
              }
            </dd>
          </div>
        }
      </dl>
    } @else {
      <oe-skeleton [rows]="4" [height]="28" />
    }
  `,
  styles: `
    dl {
      margin: 0;
    }
    .value {
      display: grid;
      grid-template-columns: minmax(0, 18rem) minmax(0, 1fr);
      gap: 4px 24px;
      padding: 10px 0;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .value:last-child {
      border: 0;
    }
    .place {
      display: block;
      font: var(--mat-sys-body-small);
      color: var(--mat-sys-on-surface-variant);
    }
    dd {
      display: flex;
      gap: 4px;
      align-items: center;
      min-width: 0;
      margin: 0;
    }
    code {
      overflow-wrap: anywhere;
    }
    @media (max-width: 599.98px) {
      .value {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetupValues {
  readonly #store = inject(ConnectionsStore);
  readonly #locale = inject(LOCALE_ID);

  /** The connection, or null for one that does not exist yet. */
  readonly id = input.required<string | null>();
  protected readonly setup = signal<ConnectionSetup | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly name = itemName;

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected placeOf(place: ConnectionSetup['values'][number]['place']): string {
    return inLanguage(place, this.#locale);
  }

  protected copyLabel(id: string): string {
    return $localize`:@@dingtalk.copy:Copy ${itemName(id)}:NAME:`;
  }

  private async load(id: string | null): Promise<void> {
    try {
      this.setup.set(await this.#store.setup(id));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
