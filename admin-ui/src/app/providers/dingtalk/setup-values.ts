import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { problemOf, type Problem } from '../../problems/problem';
import { CopyButton } from '../../ui/copy-button';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { ConnectionsStore, type ConnectionSetup } from './connections-store';
import { ConsolePlace } from './console-place';
import { DeveloperConsole } from './developer-console';
import { itemName } from './texts';

/** The values for DingTalk's console, each with its place there. */
@Component({
  selector: 'oe-setup-values',
  imports: [ConsolePlace, CopyButton, DeveloperConsole, ProblemPanel, Skeleton],
  template: `
    @if (problem(); as shown) {
      <oe-problem-panel [problem]="shown" />
    } @else if (setup(); as shown) {
      <oe-developer-console />
      <dl>
        @for (value of shown.values; track value.id) {
          <div class="value">
            <dt>
              {{ name(value.id) }}
              <oe-console-place [place]="value.place" />
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
      grid-template-columns: minmax(0, 22rem) minmax(0, 1fr);
      gap: 4px 24px;
      padding: 10px 0;
      border-block-end: 1px solid var(--mat-sys-outline-variant);
    }
    .value:last-child {
      border: 0;
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

  /** The connection, or null for one that does not exist yet. */
  readonly id = input.required<string | null>();
  protected readonly setup = signal<ConnectionSetup | undefined>(undefined);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly name = itemName;

  constructor() {
    effect(() => void this.load(this.id()));
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
