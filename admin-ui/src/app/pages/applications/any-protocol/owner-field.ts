import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import {
  ChooseAccountDialog,
  type AccountChoice,
  type ChosenAccount,
} from '../../../people/choose-account-dialog';
import { PeopleNames } from '../../../people/people-names';

/** The account that owns the application: people without access are told to ask its owner. */
@Component({
  selector: 'oe-owner-field',
  imports: [MatButtonModule],
  template: `
    <span>
      <ng-container i18n="@@applications.owner">Contact for access requests:</ng-container>&ngsp;
      @if (ownerId() === null) {
        <b i18n="@@applications.noOwner">an administrator</b>
      } @else {
        <b>{{ name() }}</b>
      }
    </span>
    @if (canManage()) {
      <button matButton type="button" (click)="choose()" i18n="@@applications.chooseOwner">Select…</button>
      @if (ownerId() !== null) {
        <button matButton type="button" (click)="changed.emit(null)" i18n="@@applications.removeOwner">
          Remove
        </button>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OwnerField {
  readonly #dialog = inject(MatDialog);
  readonly #names = inject(PeopleNames);

  readonly ownerId = input.required<string | null>();
  readonly canManage = input(false);
  readonly changed = output<string | null>();
  protected readonly name = computed(() => {
    const id = this.ownerId() ?? '';
    return this.#names.nameOf(id) ?? id;
  });

  constructor() {
    effect(() => {
      const id = this.ownerId();
      if (id !== null) void this.#names.learn([id]);
    });
  }

  protected async choose(): Promise<void> {
    const dialog = this.#dialog.open<ChooseAccountDialog, AccountChoice, ChosenAccount>(ChooseAccountDialog, {
      data: {
        title: $localize`:@@applications.ownerTitle:Who is responsible for the application?`,
        text: $localize`:@@applications.ownerText:People without access see this person’s name and email address.`,
        act: $localize`:@@applications.ownerAct:Select`,
      },
      width: '30rem',
    });
    const chosen = await firstValueFrom(dialog.afterClosed());
    if (chosen !== undefined) this.changed.emit(chosen.accountId);
  }
}
