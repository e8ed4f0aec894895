import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { Session } from '../../../session/session';
import { CopyButton } from '../../../ui/copy-button';
import { BeginRun } from '../begin-run';
import { DirectoryStore } from '../directory-store';

/** What to grant in DingTalk's console, by the names that it has there, which are Chinese only. */
const PERMISSIONS = [
  { scope: 'qyapi_get_department_list', name: '通讯录部门信息读权限' },
  { scope: 'qyapi_get_department_member', name: '通讯录部门成员读权限' },
] as const;

/** Stands where nobody has been imported yet, and leads to the first preview. */
@Component({
  selector: 'oe-first-steps',
  imports: [CopyButton, MatButtonModule, RouterLink],
  templateUrl: './first-steps.html',
  styles: `
    :host {
      display: block;
      max-width: 720px;
      padding: 24px;
    }
    h2 {
      margin: 0 0 12px;
      font: var(--mat-sys-title-medium);
    }
    li {
      margin-block: 8px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-block-end: 0;
    }
  `,
  host: { class: 'oe-card' },
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class FirstSteps {
  protected readonly store = inject(DirectoryStore);
  protected readonly begin = inject(BeginRun);
  protected readonly canManage = inject(Session).can('directory.manage');
  protected readonly permissions = PERMISSIONS;
  protected readonly email = '邮箱等个人信息';
}
