import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { groupsList } from '../../../api/generated/functions';
import type { ListedGroup } from '../../../api/generated/models/listed-group';

/** Maximum number of groups that are listed. */
const MOST = 50;

/** The groups of an account, static and by rule. */
@Component({
  selector: 'oe-account-groups',
  imports: [RouterLink],
  template: `
    @for (group of groups(); track group.id) {
      <div>
        <a [routerLink]="['/groups', group.id]">{{ group.name }}</a>&ngsp;
        @if (group.rule !== null) {
          <span class="oe-badge" i18n="@@groups.byRule">By rule</span>
        }
      </div>
    } @empty {
      @if (groups() !== undefined) {
        <span class="oe-muted" i18n="@@groups.ofAccountNone">In no group.</span>
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountGroups {
  readonly #api = inject(Api);

  readonly accountId = input.required<string>();
  protected readonly groups = signal<readonly ListedGroup[] | undefined>(undefined);

  constructor() {
    effect(() => void this.load(this.accountId()));
  }

  private async load(accountId: string): Promise<void> {
    // The page itself shows when the server cannot be reached.
    const page = await this.#api.invoke(groupsList, { accountId, limit: MOST }).catch(() => undefined);
    if (accountId === this.accountId()) this.groups.set(page?.items);
  }
}
