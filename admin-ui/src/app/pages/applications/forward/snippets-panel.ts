import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatTabsModule } from '@angular/material/tabs';
import type { ForwardApplication } from '../../../api/generated/models/forward-application';
import { CopyButton } from '../../../ui/copy-button';
import { ValuesList } from '../any-protocol/values-list';
import { snippetsFor } from './snippets';

/** Configuration snippets for common proxies. */
@Component({
  selector: 'oe-snippets-panel',
  imports: [CopyButton, MatTabsModule, ValuesList],
  template: `
    <oe-values-list [values]="values()" />
    <p class="oe-muted" i18n="@@applications.trustProxy">
      Name the proxy in TRUST_PROXY, and make sure that only the proxy can reach the application: anyone who
      bypasses it can pose as anybody.
    </p>
    <mat-tab-group mat-stretch-tabs="false" animationDuration="0ms">
      @for (one of snippets(); track one.name) {
        <mat-tab [label]="one.name">
          <div class="head">
            <span class="oe-muted">{{ one.place }}</span>
            <oe-copy-button [value]="one.text" [label]="copyLabel(one.name)" />
          </div>
          <pre tabindex="0">{{ one.text }}</pre>
        </mat-tab>
      }
    </mat-tab-group>
  `,
  styles: `
    .head {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
    }
    pre {
      margin: 0;
      padding: 16px;
      overflow: auto;
      max-height: 24rem;
      background: var(--mat-sys-surface-container-high);
      border-radius: 12px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SnippetsPanel {
  readonly application = input.required<ForwardApplication>();
  protected readonly values = computed(
    () =>
      [
        [$localize`:@@applications.checkUrl:Address that the proxy asks`, this.application().checkUrl],
      ] as const,
  );
  protected readonly snippets = computed(() => snippetsFor(this.application()));

  protected copyLabel(name: string): string {
    return $localize`:@@applications.copySnippet:Copy the set-up for ${name}:NAME:`;
  }
}
