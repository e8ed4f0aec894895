import { ChangeDetectionStrategy, Component, effect, inject, input, viewChild } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { ListUrlState } from '../../../lists/list-url-state';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { GroupForm } from './group-form';
import { GroupStore } from './group-store';
import { MemberList } from './member-list';

/** One group: its name, its rule, and its members. */
@Component({
  selector: 'oe-group-page',
  imports: [GroupForm, MatButtonModule, MemberList, PageHeader, ProblemPanel, RouterLink, Skeleton],
  providers: [GroupStore, ListUrlState],
  templateUrl: './group-page.html',
  styleUrl: './group-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupPage {
  readonly #router = inject(Router);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  private readonly form = viewChild(GroupForm);
  protected readonly store = inject(GroupStore);

  /** From the address. */
  readonly groupId = input.required<string>();

  protected readonly list = { title: $localize`:@@page.groups:Groups`, link: '/groups' };
  protected readonly canManage = inject(Session).can('groups.manage');
  protected readonly canReadLog = inject(Session).can('audit.read');

  constructor() {
    effect(() => void this.store.load(this.groupId()));
  }

  /** Whether unsaved changes may be lost. */
  mayLeave(): Promise<boolean> {
    return this.form()?.mayLeave() ?? Promise.resolve(true);
  }

  protected async remove(name: string): Promise<void> {
    const answer = await this.#confirm.ask({
      title: $localize`:@@groups.removeTitle:Delete the group ${name}:NAME:?`,
      text: $localize`:@@groups.removeText:Its members lose the applications assigned to it at once. Accounts stay. This cannot be undone.`,
      act: $localize`:@@groups.remove:Delete group`,
    });
    if (answer === undefined) return;
    try {
      await this.store.remove();
      this.form()?.forget();
      this.#notify.done($localize`:@@groups.removed:Group deleted.`);
      await this.#router.navigate(['/groups'], { replaceUrl: true });
    } catch (error) {
      this.#notify.failed(error);
      await this.store.load();
    }
  }
}
