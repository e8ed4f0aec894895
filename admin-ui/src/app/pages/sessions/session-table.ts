import { SelectionModel } from '@angular/cdk/collections';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import type { Session as ListedSession } from '../../api/generated/models/session';
import { Session } from '../../session/session';
import { MethodNames } from '../../session/method-names';
import { Timestamp } from '../../ui/timestamp';
import { NetworkAddress } from '../../ui/network-address';
import { StackedTable } from '../../ui/stacked-table';

export type { ListedSession };

/** Open sessions. Other sessions can be selected and ended; the present one is marked and cannot. */
@Component({
  selector: 'oe-session-table',
  imports: [
    MatButtonModule,
    MatCheckboxModule,
    MatTableModule,
    Timestamp,
    NetworkAddress,
    RouterLink,
    StackedTable,
  ],
  templateUrl: './session-table.html',
  styleUrl: './session-table.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SessionTable {
  readonly sessions = input.required<readonly ListedSession[]>();
  readonly canEnd = input(false);
  /** Whether all are of one account, which the page names. */
  readonly isOfOne = input(false);
  readonly endAsked = output<readonly ListedSession[]>();

  protected readonly showsAccounts = inject(Session).can('accounts.read');
  /** The ids of the selected sessions. Sessions that are no longer listed are deselected. */
  protected readonly chosen = linkedSignal<readonly ListedSession[], ReadonlySet<string>>({
    source: this.sessions,
    computation: (sessions, before) =>
      new Set(sessions.map(({ id }) => id).filter((id) => before?.value.has(id) ?? false)),
  });
  protected readonly others = computed(() => this.sessions().filter(({ isCurrent }) => !isCurrent));
  protected readonly areAllChosen = computed(
    () => this.others().length > 0 && this.chosen().size === this.others().length,
  );
  protected readonly columns = computed(() => [
    ...(this.canEnd() ? ['choice'] : []),
    ...(this.isOfOne() ? [] : ['account']),
    'device',
    'method',
    'started',
    'seen',
    'acts',
  ]);
  protected readonly methods = inject(MethodNames);

  protected choose({ id }: ListedSession, isChosen: boolean): void {
    const selection = new SelectionModel<string>(true, [...this.chosen()]);
    if (isChosen) selection.select(id);
    else selection.deselect(id);
    this.chosen.set(new Set(selection.selected));
  }

  protected chooseAll(isChosen: boolean): void {
    this.chosen.set(new Set(isChosen ? this.others().map(({ id }) => id) : []));
  }

  protected endChosen(): void {
    this.endAsked.emit(this.others().filter(({ id }) => this.chosen().has(id)));
  }

  protected device({ browser, os }: ListedSession): string {
    const known = [browser, os].filter((part) => part !== null).join(' · ');
    return known === '' ? $localize`:@@sessions.unknownDevice:Unknown device` : known;
  }

  protected choiceLabel({ account, ip }: ListedSession): string {
    return $localize`:@@sessions.choose:Select the session of ${account.username}:NAME: at ${ip}:IP:`;
  }

  protected endLabel({ account, ip }: ListedSession): string {
    return $localize`:@@sessions.endLabel:End the session of ${account.username}:NAME: at ${ip}:IP:`;
  }
}
