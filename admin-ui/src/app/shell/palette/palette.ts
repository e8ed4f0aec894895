import { A11yModule } from '@angular/cdk/a11y';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  type WritableSignal,
} from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { Router } from '@angular/router';
import { Api } from '../../api/generated/api';
import { accountsList } from '../../api/generated/functions';
import { Session } from '../../session/session';
import { isOfInputMethod, ImeInput } from '../../ui/ime-input';
import { typingPause } from '../../ui/typing-pause';
import { entriesFor, type Entry } from './entries';

/** Maximum number of suggested people. */
const MOST_PEOPLE = 6;

/** The initial state. */
interface PaletteStart {
  /** The text typed before the palette was open; the opener adds to it until the field has the focus. */
  readonly words: WritableSignal<string>;
}

/** Goes to people, pages and actions by name. */
@Component({
  selector: 'oe-palette',
  imports: [A11yModule, MatIconModule, ImeInput],
  templateUrl: './palette.html',
  styleUrl: './palette.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class Palette {
  readonly #api = inject(Api);
  readonly #dialog = inject<MatDialogRef<Palette>>(MatDialogRef);
  readonly #router = inject(Router);
  readonly #session = inject(Session);

  protected readonly words = inject<PaletteStart>(MAT_DIALOG_DATA).words;
  protected readonly people = signal<readonly Entry[]>([]);
  /** The text of the last search for people. */
  readonly #looked = signal('');
  /** Whether a search for people is pending. */
  protected readonly isLooking = computed(
    () => this.#session.can('accounts.read') && this.#looked() !== this.words().trim(),
  );
  protected readonly entries = computed(() => [
    ...entriesFor(this.words(), (permission) => this.#session.can(permission)),
    ...this.people(),
  ]);
  /** The index of the entry that Enter opens. */
  protected readonly active = linkedSignal<readonly Entry[], number>({
    source: this.entries,
    computation: () => 0,
  });

  constructor() {
    const pause = typingPause();
    effect(() => {
      const words = this.words().trim();
      pause.before(() => void this.look(words));
    });
  }

  protected press(event: KeyboardEvent): void {
    if (isOfInputMethod(event)) return;
    const { length } = this.entries();
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && length > 0) {
      event.preventDefault();
      this.active.update((place) => (place + step + length) % length);
      setTimeout(() => document.querySelector('.palette-active')?.scrollIntoView({ block: 'nearest' }));
    }
    const entry = this.entries()[this.active()];
    if (event.key === 'Enter' && entry !== undefined) this.go(entry);
  }

  protected go({ link }: Entry): void {
    this.#dialog.close();
    void this.#router.navigate([...link]);
  }

  /** Without an answer nobody is suggested; pages and actions are still there. */
  private async look(words: string): Promise<void> {
    const asks = words !== '' && this.#session.can('accounts.read');
    const found = asks
      ? await this.#api.invoke(accountsList, { search: words, limit: MOST_PEOPLE }).catch(() => undefined)
      : undefined;
    if (words !== this.words().trim()) return;
    this.#looked.set(words);
    this.people.set(
      (found?.items ?? []).map(({ id, displayName, username }) => ({
        id,
        name: displayName || username,
        detail: username,
        icon: 'account' as const,
        link: ['/accounts', id],
      })),
    );
  }
}
