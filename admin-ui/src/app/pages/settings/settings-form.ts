import { DecimalPipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, input, LOCALE_ID } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { RouterLink } from '@angular/router';
import { map } from 'rxjs';
import type { Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { EditedForm } from '../../ui/edited-form';
import { FormFields } from '../../ui/form-fields';
import { LogoField } from '../../ui/logo-field';
import { SaveBar } from '../../ui/save-bar';
import { PortalPreview } from '../../portal-preview/portal-preview';
import type { Branding } from '../../portal-preview/branding';
import { AccentContrast } from './accent-contrast';
import { areReturnUrls, betweenFields, refusedFields } from './field-rules';
import { changesOf, valuesOf, type FormValues } from './form-values';
import { SettingsStore, type TenantSettings } from './settings-store';

/** `#rrggbb` */
const HEX = /^#[0-9a-fA-F]{6}$/;

/** All settings in one form. */
@Component({
  selector: 'oe-settings-form',
  imports: [
    AccentContrast,
    DecimalPipe,
    LogoField,
    MatCheckboxModule,
    FormFields,
    MatInputModule,
    MatSelectModule,
    PortalPreview,
    ReactiveFormsModule,
    SaveBar,
    RouterLink,
  ],
  templateUrl: './settings-form.html',
  styleUrl: './settings-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SettingsForm extends EditedForm {
  readonly #store = inject(SettingsStore);
  readonly #session = inject(Session);
  readonly #isChinese = inject(LOCALE_ID).startsWith('zh');
  readonly #fields = inject(NonNullableFormBuilder);

  readonly settings = input.required<TenantSettings>();
  readonly canManage = input(false);
  protected readonly saved = $localize`:@@settings.saved:Saved. The portal shows it within seconds.`;
  protected readonly seesAccounts = this.#session.can('accounts.read');
  protected readonly form = this.#fields.group(
    {
      name: ['', [Validators.required, Validators.maxLength(100)]],
      accentColor: ['#1d4ed8', [Validators.required, Validators.pattern(HEX)]],
      logo: this.#fields.control<string | null>(null),
      english: [true],
      chinese: [true],
      firstLanguage: this.#fields.control<'en' | 'zh'>('en'),
      textEn: ['', Validators.maxLength(500)],
      textZh: ['', Validators.maxLength(500)],
      idleHours: [8, [Validators.required, Validators.min(0.1), Validators.max(720)]],
      absoluteHours: [24, [Validators.required, Validators.min(0.1), Validators.max(2160)]],
      freshMinutes: [15, [Validators.required, Validators.min(1), Validators.max(720)]],
      freeFailures: [5, [Validators.required, Validators.min(3), Validators.max(10)]],
      firstBlockSeconds: [30, [Validators.required, Validators.min(30), Validators.max(900)]],
      longestBlockMinutes: [60, [Validators.required, Validators.min(30), Validators.max(1440)]],
      codesPerNetwork: [300],
      archiveAfterDays: [90, [Validators.required, Validators.min(1), Validators.max(3650)]],
      returnUrls: ['', areReturnUrls],
    },
    { validators: betweenFields },
  );

  readonly #values = toSignal(this.form.valueChanges.pipe(map(() => this.form.getRawValue())), {
    initialValue: this.form.getRawValue(),
  });
  /** The colour that is being chosen, before it is saved; the saved one while the input is incomplete. */
  protected readonly colour = computed(() => {
    const { accentColor } = this.#values();
    return HEX.test(accentColor) ? accentColor : this.settings().accentColor;
  });
  /** The appearance that is being chosen, before it is saved. */
  protected readonly look = computed<Branding>(() => {
    const { name, logo, textEn, textZh } = this.#values();
    return { name, accentColor: this.colour(), logo, text: this.#isChinese ? textZh : textEn };
  });

  protected setColour(colour: string): void {
    this.form.controls.accentColor.setValue(colour);
    this.form.markAsDirty();
  }

  protected setLogo(logo: string | null): void {
    this.form.controls.logo.setValue(logo);
    this.form.markAsDirty();
  }

  protected stored(): TenantSettings {
    return this.settings();
  }

  protected show(): void {
    const settings = this.stored();
    // A number that exceeds a ceiling lowered later must not prevent other changes from being saved.
    const most = Math.max(settings.codesPerNetworkCeiling, settings.codesPerNetwork);
    const { codesPerNetwork } = this.form.controls;
    codesPerNetwork.setValidators([Validators.required, Validators.min(20), Validators.max(most)]);
    this.form.reset(valuesOf(settings));
  }

  protected async write(): Promise<void> {
    await this.#store.save(changesOf(this.form.getRawValue() satisfies FormValues));
    this.form.markAsPristine();
    await this.#session.resume();
  }

  protected reload(): Promise<void> {
    return this.#store.load();
  }

  protected override isEditable(): boolean {
    return this.canManage();
  }

  /** The API's errors for a field are shown at the field; others are shown above the button. */
  protected override refuse(problem: Problem): void {
    const fields = refusedFields(Object.keys(problem.fields));
    for (const field of fields ?? []) this.form.controls[field].setErrors({ refused: true });
    if (fields === undefined) super.refuse(problem);
  }
}
