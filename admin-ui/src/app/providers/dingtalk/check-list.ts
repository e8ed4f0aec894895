import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { CopyButton } from '../../ui/copy-button';
import type { IconName } from '../../ui/icons';
import type { CheckItem } from './connections-store';
import { ConsolePlace } from './console-place';
import { inLanguage } from '../../ui/in-language';
import { itemName } from './texts';

const ICONS: Readonly<Record<CheckItem['outcome'], IconName>> = {
  ok: 'check',
  failed: 'error',
  unknown: 'info',
};

/**
 * The result of the check, item by item: the outcome, the exact cause, where to correct it, and the value to enter. Items that fail for the same cause as
 * another are listed with that one, on one line.
 */
@Component({
  selector: 'oe-check-list',
  imports: [ConsolePlace, CopyButton, MatIconModule],
  template: `
    <ul>
      @for (item of own(); track item.id) {
        <li [class]="item.outcome" [attr.data-check]="item.id">
          <mat-icon [svgIcon]="icon(item)" aria-hidden="true" />
          <div>
            <strong>{{ name(item.id) }}</strong>
            <span
              class="oe-badge"
              [class.good]="item.outcome === 'ok'"
              [class.bad]="item.outcome === 'failed'"
              >{{ outcome(item) }}</span
            >
            @if (item.advice; as advice) {
              <p>{{ text(advice) }}</p>
            }
            @if (item.neededFor && item.outcome !== 'ok') {
              <p class="oe-muted" i18n="@@dingtalk.forDirectory">
                Only the directory needs it: people log on without it.
              </p>
            }
            @if (item.setting; as place) {
              <oe-console-place [place]="place" />
            }
            @if (item.value; as value) {
              <p class="value">
                <code>{{ value }}</code><oe-copy-button [value]="value" />
              </p>
            }
            @if (waitingFor(item); as names) {
              <p class="waiting" i18n="@@dingtalk.waiting">Waits for this: {{ names }}.</p>
            }
            @if (item.code; as code) {
              <p class="oe-muted">
                <ng-container i18n="@@dingtalk.code">DingTalk’s code</ng-container>&ngsp;<code>{{
                  code
                }}</code>
              </p>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      padding: 0;
      margin: 12px 0 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
      padding: 8px 0;
    }
    mat-icon {
      flex: none;
      color: var(--mat-sys-outline);
    }
    .ok mat-icon {
      color: light-dark(#0b7a43, #6fd39b);
    }
    .failed mat-icon {
      color: var(--mat-sys-error);
    }
    p {
      margin: 4px 0 0;
      overflow-wrap: anywhere;
    }
    .value {
      display: flex;
      gap: 4px;
      align-items: center;
    }
    .oe-badge {
      margin-inline-start: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class CheckList {
  readonly #locale = inject(LOCALE_ID);
  readonly items = input.required<readonly CheckItem[]>();
  protected readonly name = itemName;
  /** The items with a result of their own. */
  protected readonly own = computed(() => this.items().filter(({ waitsFor }) => waitsFor === undefined));

  protected icon(item: CheckItem): IconName {
    return ICONS[item.outcome];
  }

  /** The names of the items that wait for an item; empty: none. */
  protected waitingFor({ id }: CheckItem): string {
    const waiting = this.items().filter(({ waitsFor }) => waitsFor === id);
    return new Intl.ListFormat(this.#locale, { type: 'conjunction' }).format(
      waiting.map((item) => itemName(item.id)),
    );
  }

  protected outcome({ outcome, cause }: CheckItem): string {
    if (outcome === 'ok') return $localize`:@@dingtalk.outcome.ok:Works`;
    if (outcome === 'failed') return $localize`:@@dingtalk.outcome.failed:Does not work`;
    return cause === undefined
      ? $localize`:@@dingtalk.outcome.unknown:Cannot be checked from here`
      : $localize`:@@dingtalk.outcome.notFound:Could not be determined`;
  }

  protected text(text: { readonly en: string; readonly zh: string }): string {
    return inLanguage(text, this.#locale);
  }
}
