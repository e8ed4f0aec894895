import type { ElementRef } from '@angular/core';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { MatAutocompleteModule } from '@angular/material/autocomplete';
import { MatIconModule } from '@angular/material/icon';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../../ui/form-fields';
import { ImeInput } from '../../../ui/ime-input';
import { moduleName } from '../module-names';

/** An event type with its title. */
interface Choice {
  readonly type: string;
  readonly name: string;
}

/** Filters the log by one event type: grouped by subject, searchable by title. */
@Component({
  selector: 'oe-event-field',
  imports: [MatAutocompleteModule, FormFields, MatIconModule, MatInputModule, ImeInput],
  template: `
    <mat-form-field class="oe-wide" subscriptSizing="dynamic" floatLabel="always">
      <mat-label i18n="@@audit.type">Event</mat-label>
      <input
        matInput
        #field
        [placeholder]="any"
        [value]="shown()"
        [matAutocomplete]="list"
        (focus)="field.select()"
        (oeTyped)="typed.set($event)"
        (blur)="leave()"
      />
      <mat-icon matSuffix svgIcon="unfold" aria-hidden="true" />
      <mat-autocomplete
        #list
        autoActiveFirstOption
        [displayWith]="nameOf"
        (optionSelected)="choose($event.option.value)"
        (closed)="typed.set('')"
      >
        <!-- Enter chooses the first option: while the person types, it is the typed text. -->
        @if (typed().trim() === '') {
          <mat-option [value]="null">{{ any }}</mat-option>
        }
        @for (group of groups(); track group.name) {
          <mat-optgroup [label]="group.name">
            @for (one of group.choices; track one.type) {
              <mat-option [value]="one.type">{{ one.name }}</mat-option>
            }
          </mat-optgroup>
        }
      </mat-autocomplete>
    </mat-form-field>
  `,
  styles: `
    :host {
      flex: 1 1 180px;
      min-width: 0;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class EventField {
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  readonly choices = input.required<readonly Choice[]>();
  readonly value = input<string>();
  readonly chosen = output<string | null>();

  protected readonly any = $localize`:@@list.any:All`;
  protected readonly typed = signal('');
  protected readonly shown = computed(() => this.nameOf(this.value() ?? null));
  protected readonly groups = computed(() => {
    const words = this.typed().trim().toLowerCase().split(/\s+/);
    const groups = new Map<string, Choice[]>();
    for (const choice of this.choices()) {
      const text = `${choice.name} ${choice.type} ${moduleName(choice.type)}`.toLowerCase();
      if (!words.every((word) => text.includes(word))) continue;
      const group = moduleName(choice.type);
      groups.set(group, [...(groups.get(group) ?? []), choice]);
    }
    return [...groups].map(([name, choices]) => ({ name, choices }));
  });

  protected readonly nameOf = (type: string | null): string =>
    type === null ? '' : (this.choices().find((one) => one.type === type)?.name ?? type);

  protected choose(type: string | null): void {
    this.typed.set('');
    this.chosen.emit(type);
  }

  /** Text that was typed without choosing an event is not a filter. */
  protected leave(): void {
    this.field().nativeElement.value = this.shown();
  }
}
