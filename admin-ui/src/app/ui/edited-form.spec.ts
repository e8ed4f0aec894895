import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { writeInto } from '../../testing/write-into';
import { EditedForm } from './edited-form';
import { SaveBar } from './save-bar';

@Component({
  imports: [ReactiveFormsModule, SaveBar],
  template: `<form [formGroup]="form" (ngSubmit)="save()">
    <input formControlName="name" />
    <oe-save-bar [of]="saving" />
  </form>`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host extends EditedForm {
  readonly name = signal('before');
  readonly isWhole = signal(true);
  protected readonly saved = 'Saved.';
  protected readonly form = new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: [Validators.required] }),
  });

  protected stored(): string {
    return this.name();
  }

  protected show(): void {
    this.form.reset({ name: this.name() });
  }

  protected write(): Promise<void> {
    this.name.set(this.form.getRawValue().name);
    return Promise.resolve();
  }

  protected reload(): Promise<void> {
    return Promise.resolve();
  }

  protected override isComplete(): boolean {
    return this.isWhole();
  }
}

describe('the bar at the end of a long form', () => {
  let fixture: ComponentFixture<Host>;
  let page: HTMLElement;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function type(text: string): Promise<void> {
    writeInto(page, text, new Event('input'));
    await fixture.whenStable();
  }

  /** Presses a button. */
  async function press(name: string): Promise<void> {
    button(name)?.click();
    await fixture.whenStable();
  }

  const button = (name: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === name);
  const canBePressed = () => ['Discard', 'Save'].filter((name) => button(name)?.disabled === false);
  const field = () => page.querySelector('input')?.value;

  it('is enabled after something was typed, and disabled after it was saved or discarded', async () => {
    expect(canBePressed()).toEqual([]);
    await type('after');
    expect(canBePressed()).toEqual(['Discard', 'Save']);
    await press('Save');
    expect([canBePressed(), fixture.componentInstance.name()]).toEqual([[], 'after']);
    await type('another');
    await press('Discard');
    expect([canBePressed(), field()]).toEqual([[], 'after']);
  });

  it('reports an invalid field until it is corrected, and waits for inputs outside the fields', async () => {
    await type('');
    await press('Save');
    expect(page.textContent).toContain('Something needs correction');
    await type('right');
    expect(page.textContent).not.toContain('Something needs correction');
    fixture.componentInstance.isWhole.set(false);
    await fixture.whenStable();
    expect(canBePressed()).toEqual(['Discard']);
  });
});
