import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { MatSelectModule } from '@angular/material/select';
import type { AccountImport } from '../../../api/generated/models/account-import';
import { FormFields } from '../../../ui/form-fields';

export type Encoding = AccountImport['encoding'];
export type Separator = AccountImport['separator'];

const ENCODINGS: readonly { readonly value: Encoding; readonly name: string }[] = [
  { value: 'utf-8', name: 'UTF-8' },
  { value: 'gb18030', name: $localize`:@@import.gb18030:GB18030, GBK (Excel in China)` },
  { value: 'big5', name: $localize`:@@import.big5:Big5 (Taiwan, Hong Kong)` },
  { value: 'windows-1252', name: $localize`:@@import.windows1252:Windows-1252 (Western Europe)` },
  { value: 'utf-16le', name: 'UTF-16 LE' },
  { value: 'utf-16be', name: 'UTF-16 BE' },
];

const SEPARATORS: readonly { readonly value: Separator; readonly name: string }[] = [
  { value: 'comma', name: $localize`:@@import.comma:Comma ,` },
  { value: 'semicolon', name: $localize`:@@import.semicolon:Semicolon ;` },
  { value: 'tab', name: $localize`:@@import.tab:Tab` },
];

/** How a file is parsed; the person can change it. */
@Component({
  selector: 'oe-import-format-fields',
  imports: [FormFields, MatSelectModule],
  template: `
    <mat-form-field subscriptSizing="dynamic">
      <mat-label i18n="@@import.encoding">File encoding</mat-label>
      <mat-select [value]="encoding()" [disabled]="isBusy()" (valueChange)="encodingChosen.emit($event)">
        @for (one of encodings; track one.value) {
          <mat-option [value]="one.value">{{ one.name }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    <mat-form-field subscriptSizing="dynamic">
      <mat-label i18n="@@import.separator">Separator</mat-label>
      <mat-select [value]="separator()" [disabled]="isBusy()" (valueChange)="separatorChosen.emit($event)">
        @for (one of separators; track one.value) {
          <mat-option [value]="one.value">{{ one.name }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 12px;
      margin-block: 12px;
    }
    mat-form-field {
      flex: 1 1 220px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportFormatFields {
  readonly encoding = input<Encoding>();
  readonly separator = input<Separator>();
  readonly isBusy = input(false);
  readonly encodingChosen = output<Encoding>();
  readonly separatorChosen = output<Separator>();

  protected readonly encodings = ENCODINGS;
  protected readonly separators = SEPARATORS;
}
