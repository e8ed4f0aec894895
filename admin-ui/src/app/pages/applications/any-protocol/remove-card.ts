import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { ApplicationActions } from './application-actions';

/** The end of an application's page, with the button to delete it. */
@Component({
  selector: 'oe-remove-card',
  imports: [MatButtonModule],
  template: `
    <section class="oe-card" aria-labelledby="remove">
      <div>
        <h2 id="remove" i18n="@@applications.remove">Delete application</h2>
        <p class="oe-muted" i18n="@@applications.removeHint">
          To keep people out for a while, disable it: its settings stay.
        </p>
      </div>
      <button
        matButton="outlined"
        class="oe-danger"
        type="button"
        (click)="actions.remove()"
        i18n="@@applications.removeAct"
      >
        Delete…
      </button>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-wrap: wrap;
      gap: 16px;
      align-items: center;
      justify-content: space-between;
      margin-block-start: 16px;
      padding: 16px 20px;
    }
    h2 {
      margin: 0;
      font: var(--mat-sys-title-medium);
    }
    p {
      margin: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RemoveCard {
  protected readonly actions = inject(ApplicationActions);
}
