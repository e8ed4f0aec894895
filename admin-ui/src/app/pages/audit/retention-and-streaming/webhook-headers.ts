import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { ControlContainer, FormsModule, NgForm } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../../ui/form-fields';
import { RowFocus } from '../../../ui/row-focus';

/** A header that is sent with every message. */
export interface FixedHeader {
  readonly name: string;
  readonly value: string;
}

/** Maximum number of fixed headers. */
const MOST = 3;

/** An HTML pattern: it applies to the whole value, in mode `v`. The server checks the exact names. */
const NAME = String.raw`[A-Za-z0-9\-]{1,64}`;
const VALUE = String.raw`[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?`;

/** The fixed headers of every message. Names are shown, values never. */
@Component({
  selector: 'oe-webhook-headers',
  imports: [FormsModule, MatButtonModule, FormFields, MatInputModule, RowFocus],
  template: `
    @if (headers(); as changed) {
      <div oeRowFocus #rows="oeRowFocus">
        @for (header of changed; track $index; let place = $index) {
          <div class="row">
            <mat-form-field subscriptSizing="dynamic">
              <mat-label i18n="@@audit.webhook.headerName">Header</mat-label>
              <input
                matInput
                [name]="'header-name-' + place"
                required
                autocomplete="off"
                spellcheck="false"
                [pattern]="nameForm"
                [ngModel]="header.name"
                (ngModelChange)="set(place, { name: $event, value: header.value })"
              />
              <mat-error i18n="@@audit.webhook.headerNameError"
                >Authorization, Api-Key, DD-API-KEY, or a name that begins with X-.</mat-error
              >
            </mat-form-field>
            <mat-form-field subscriptSizing="dynamic">
              <mat-label i18n="@@audit.webhook.headerValue">Value</mat-label>
              <input
                matInput
                type="password"
                [name]="'header-value-' + place"
                required
                maxlength="2000"
                autocomplete="off"
                spellcheck="false"
                [pattern]="valueForm"
                [ngModel]="header.value"
                (ngModelChange)="set(place, { name: header.name, value: $event })"
              />
              <mat-hint i18n="@@audit.webhook.headerHint">Stored encrypted, never shown.</mat-hint>
              <mat-error i18n="@@audit.webhook.headerValueError"
                >ASCII letters, digits and signs only, no line breaks.</mat-error
              >
            </mat-form-field>
            <button
              matButton
              type="button"
              (click)="remove(place); rows.dropped(place)"
              i18n="@@audit.webhook.headerRemove"
            >
              Remove
            </button>
          </div>
        }
      </div>
      @if (changed.length === 0) {
        <p class="oe-muted" i18n="@@audit.webhook.headersNone">No headers are sent besides the signature.</p>
      }
      <div class="row">
        @if (changed.length < most) {
          <button matButton type="button" (click)="add(); rows.added()" i18n="@@audit.webhook.headerAdd">
            Add a header
          </button>
        }
        <button matButton type="button" (click)="headers.set(undefined)" i18n="@@audit.webhook.headersKeep">
          Keep the headers as they are
        </button>
      </div>
    } @else {
      <div class="row">
        @if (names().length > 0) {
          <p>
            <ng-container i18n="@@audit.webhook.headersAre">Sent with every message:</ng-container>&ngsp;
            <code>{{ names().join(', ') }}</code>
          </p>
        }
        <button matButton type="button" (click)="begin()" i18n="@@audit.webhook.headersChange">
          Set headers for a token
        </button>
      </div>
    }
  `,
  styleUrl: './webhook-headers.scss',
  // Its fields belong to the surrounding form, which cannot be submitted while they are invalid.
  viewProviders: [{ provide: ControlContainer, useExisting: NgForm }],
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class WebhookHeaders {
  /** The names of the stored headers. */
  readonly names = input<readonly string[]>([]);
  /** The replacing headers; undefined: unchanged. */
  readonly headers = model<readonly FixedHeader[] | undefined>();
  protected readonly most = MOST;
  protected readonly nameForm = NAME;
  protected readonly valueForm = VALUE;

  protected begin(): void {
    const known = this.names().map((name) => ({ name, value: '' }));
    this.headers.set(known.length === 0 ? [{ name: '', value: '' }] : known);
  }

  protected add(): void {
    this.headers.set([...(this.headers() ?? []), { name: '', value: '' }]);
  }

  protected remove(place: number): void {
    this.headers.set((this.headers() ?? []).filter((_, index) => index !== place));
  }

  protected set(place: number, header: FixedHeader): void {
    this.headers.set((this.headers() ?? []).map((former, index) => (index === place ? header : former)));
  }
}
