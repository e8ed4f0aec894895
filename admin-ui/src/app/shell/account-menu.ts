import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDividerModule } from '@angular/material/divider';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { Session } from '../session/session';
import { roleName } from '../session/role-names';

/** The person's menu, with the links to the portal and to log off. */
@Component({
  selector: 'oe-account-menu',
  imports: [MatButtonModule, MatDividerModule, MatIconModule, MatMenuModule],
  template: `
    <button
      matIconButton
      type="button"
      [matMenuTriggerFor]="menu"
      i18n-aria-label="@@accountMenu.open"
      aria-label="My account"
    >
      <mat-icon svgIcon="account" />
    </button>
    <mat-menu #menu>
      <div class="who">
        <strong>{{ me()?.account?.displayName }}</strong>
        <span>{{ me()?.account?.username }} · {{ role() }}</span>
      </div>
      <mat-divider />
      <a mat-menu-item [href]="portal()">
        <mat-icon svgIcon="external" /><span i18n="@@accountMenu.portal">Go to the portal</span>
      </a>
      <form method="post" [action]="portal() + 'logoff'">
        <input type="hidden" name="_csrf" [value]="me()?.csrfToken" />
        <button mat-menu-item type="submit">
          <mat-icon svgIcon="leave" /><span i18n="@@accountMenu.logOff">Log off</span>
        </button>
      </form>
    </mat-menu>
  `,
  styles: `
    :host {
      display: flex;
    }
    .who {
      display: flex;
      flex-direction: column;
      padding: 8px 16px 12px;
    }
    .who span {
      color: var(--mat-sys-on-surface-variant);
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountMenu {
  protected readonly me = inject(Session).me;
  protected readonly portal = computed(() => `/t/${this.me()?.tenant.slug ?? ''}/`);
  protected readonly role = computed(() => roleName(this.me()?.account.role ?? 'member'));
}
