import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import type { Overview } from '../../api/generated/models/overview';
import { PROVIDER_NAMES } from '../../providers/providers';

type Step = Overview['checklist'][number];

const TEXTS: Readonly<Record<Step['id'], { readonly name: string; readonly how: string }>> = {
  connection_exists: {
    name: $localize`:@@overview.step.exists:Connect ${PROVIDER_NAMES}:PROVIDERS:`,
    how: $localize`:@@overview.step.existsHow:Tell the portal about your ${PROVIDER_NAMES}:PROVIDERS: app.`,
  },
  connection_checked: {
    name: $localize`:@@overview.step.checked:Check the connection`,
    how: $localize`:@@overview.step.checkedHow:${PROVIDER_NAMES}:PROVIDERS: is asked item by item; correct what does not work.`,
  },
  method_enabled: {
    name: $localize`:@@overview.step.enabled:Switch on QR code logon`,
    how: $localize`:@@overview.step.enabledHow:It then appears on the logon page.`,
  },
  callback_confirmed: {
    name: $localize`:@@overview.step.callback:Confirm the callback URL`,
    how: $localize`:@@overview.step.callbackHow:Enter it in ${PROVIDER_NAMES}:PROVIDERS:’s console. The check confirms it, or the first person who comes back from there.`,
  },
  first_logon: {
    name: $localize`:@@overview.step.logon:Log on by QR code`,
    how: $localize`:@@overview.step.logonHow:Test it here first: you stay logged on. Done with the first real logon.`,
  },
};

/** The open steps until people can log on by QR code. */
@Component({
  selector: 'oe-set-up',
  imports: [MatIconModule, RouterLink],
  template: `
    <h2 i18n="@@overview.setUp">Set-up</h2>
    <progress
      max="100"
      [value]="percent()"
      i18n-aria-label="@@overview.setUpProgress"
      aria-label="Set-up progress"
    ></progress>
    <ol>
      @for (step of steps(); track step.id) {
        <li [class.done]="step.done">
          <mat-icon [svgIcon]="step.done ? 'check' : 'next'" aria-hidden="true" />
          <div>
            @if (step.done) {
              <span>{{ texts[step.id].name }}</span>
              <span class="oe-badge good" i18n="@@overview.done">Done</span>
            } @else {
              <a [routerLink]="['/', step.link.page]" [queryParams]="step.link.query">{{
                texts[step.id].name
              }}</a>
              <p class="oe-muted">{{ texts[step.id].how }}</p>
            }
          </div>
        </li>
      }
    </ol>
  `,
  styles: `
    :host {
      display: block;
      padding: 20px 24px;
    }
    h2 {
      margin: 0 0 12px;
      font: var(--mat-sys-title-medium);
    }
    progress {
      width: 100%;
      height: 4px;
      overflow: hidden;
      appearance: none;
      background: var(--mat-sys-surface-variant);
      border: 0;
      border-radius: 2px;
    }
    ::-webkit-progress-bar {
      background: none;
    }
    ::-webkit-progress-value {
      background: var(--mat-sys-primary);
    }
    ::-moz-progress-bar {
      background: var(--mat-sys-primary);
    }
    ol {
      display: grid;
      gap: 12px;
      padding: 0;
      margin: 16px 0 0;
      list-style: none;
    }
    li {
      display: flex;
      gap: 12px;
    }
    p {
      margin: 2px 0 0;
    }
    mat-icon {
      flex: none;
    }
    .done mat-icon {
      color: light-dark(#0b7a43, #6fd39b);
    }
    .oe-badge {
      margin-inline-start: 8px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetUp {
  readonly steps = input.required<readonly Step[]>();
  protected readonly texts = TEXTS;
  protected readonly percent = computed(
    () => (100 * this.steps().filter(({ done }) => done).length) / Math.max(1, this.steps().length),
  );
}
