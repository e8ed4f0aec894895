import { ChangeDetectionStrategy, Component, effect, inject, input, output, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { Api } from '../../../api/generated/api';
import { accountsList } from '../../../api/generated/functions';
import type { Account } from '../../../api/generated/models/account';
import { Session } from '../../../session/session';

/** Maximum number of suggested people. */
const MOST = 5;

/** Suggests people for the search text, each with a link to everything about them. */
@Component({
  selector: 'oe-people-hints',
  imports: [MatButtonModule, MatIconModule],
  template: `
    @if (people().length > 0) {
      <span class="oe-muted" id="people-hints" i18n="@@audit.people">Everything about</span>
      <span class="people" role="group" aria-labelledby="people-hints">
        @for (one of people(); track one.id) {
          <button matButton="outlined" type="button" (click)="chosen.emit(one.id)">
            <mat-icon svgIcon="account" aria-hidden="true" />{{ one.displayName }} · {{ one.username }}
          </button>
        }
      </span>
    }
  `,
  styles: `
    :host,
    .people {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 12px;
      align-items: center;
    }
  `,
  host: { 'aria-live': 'polite' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PeopleHints {
  readonly #api = inject(Api);
  readonly #mayAsk = inject(Session).can('accounts.read');

  /** The typed text, or the present search. */
  readonly words = input<string>();
  /** An account's id. */
  readonly chosen = output<string>();
  protected readonly people = signal<readonly Account[]>([]);

  constructor() {
    effect(() => void this.look(this.words() ?? ''));
  }

  /** Only the answer to the latest request is used; without an answer, nobody is suggested. */
  private async look(words: string): Promise<void> {
    const isName = /[\p{L}\p{N}]/u.test(words) && !/["*]/.test(words);
    const asks = this.#mayAsk && isName;
    const found = asks
      ? await this.#api.invoke(accountsList, { search: words, limit: MOST }).catch(() => undefined)
      : undefined;
    if (words === (this.words() ?? '')) this.people.set(found?.items ?? []);
  }
}
