import { ChangeDetectionStrategy, Component, computed, input, model } from '@angular/core';
import { MatSelectModule } from '@angular/material/select';
import { FormFields } from '../../../ui/form-fields';
import type { SetUp } from '../gallery/set-up';

/** Selects the set-up whose values are shown, with the place to enter them and their documentation. */
@Component({
  selector: 'oe-set-up-choice',
  imports: [FormFields, MatSelectModule],
  template: `
    <div class="choice">
      <mat-form-field subscriptSizing="dynamic">
        <mat-label i18n="@@applications.setUp">Set-up</mat-label>
        <mat-select [value]="chosen()" (valueChange)="chosen.set($event)">
          @for (one of setUps(); track one.key) {
            <mat-option [value]="one.key">{{ one.name }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      @if (shown()?.place; as place) {
        <span class="oe-muted">{{ place }}</span>
      }
      @if (shown()?.source; as source) {
        <a [href]="source" target="_blank" rel="noreferrer noopener" i18n="@@applications.source"
          >Documentation</a
        >
      }
    </div>
  `,
  styles: `
    .choice {
      display: flex;
      flex-wrap: wrap;
      gap: 8px 16px;
      align-items: center;
    }
    mat-form-field {
      min-width: 15rem;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SetUpChoice {
  readonly setUps = input.required<readonly SetUp[]>();
  /** The key of the selected set-up. */
  readonly chosen = model.required<string>();
  protected readonly shown = computed(() => this.setUps().find(({ key }) => key === this.chosen()));
}
