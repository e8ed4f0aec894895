import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { RowFocus } from './row-focus';

@Component({
  imports: [RowFocus],
  template: `
    <div oeRowFocus #rows="oeRowFocus">
      @for (name of names(); track name; let at = $index) {
        <div>
          <input [id]="name" />
          <button type="button" [id]="'drop-' + name" (click)="drop(at); rows.dropped(at)">
            {{ names()[at] }}
          </button>
        </div>
      }
    </div>
    <button type="button" id="add" (click)="add(); rows.added()">{{ '+' }}</button>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Form {
  readonly names = signal(['one', 'two']);

  add(): void {
    this.names.update((names) => [...names, 'new']);
  }

  drop(at: number): void {
    this.names.update((names) => names.filter((_, place) => place !== at));
  }
}

describe('the focus in a form with removable rows', () => {
  async function press(id: string): Promise<void> {
    const button = document.getElementById(id);
    button?.focus();
    button?.click();
    await form.whenStable();
  }

  const focused = () => document.activeElement?.id;
  let form: ReturnType<typeof TestBed.createComponent<Form>>;

  beforeEach(async () => {
    form = TestBed.createComponent(Form);
    document.body.append(form.nativeElement as HTMLElement);
    await form.whenStable();
  });

  it('moves to the first field of an added row', async () => {
    await press('add');
    expect(focused()).toBe('new');
  });

  it("moves to the remove button of the row that takes a removed row's place", async () => {
    await press('drop-one');
    expect(focused()).toBe('drop-two');
  });

  it('moves to the previous row when the last was removed, and to the add button when none is left', async () => {
    await press('drop-two');
    expect(focused()).toBe('drop-one');
    await press('drop-one');
    expect(focused()).toBe('add');
  });
});
