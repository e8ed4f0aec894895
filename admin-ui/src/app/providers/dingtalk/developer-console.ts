import { ChangeDetectionStrategy, Component } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';

/** A link to DingTalk's developer console, where apps are configured. */
@Component({
  selector: 'oe-developer-console',
  imports: [MatIconModule],
  template: `
    <a href="https://open-dev.dingtalk.com/" target="_blank" rel="noopener noreferrer">
      <ng-container i18n="@@dingtalk.openConsole">Open DingTalk’s developer console</ng-container>
      <mat-icon svgIcon="external" aria-hidden="true" />
    </a>
  `,
  styles: `
    a {
      display: inline-flex;
      gap: 4px;
      align-items: center;
    }
    mat-icon {
      width: 16px;
      height: 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class DeveloperConsole {}
