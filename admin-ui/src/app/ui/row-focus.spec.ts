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

describe('the keyboard where rows of a form come and go', () => {
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

  it('goes to the first field of a row that was added', async () => {
    await press('add');
    expect(focused()).toBe('new');
  });

  it('goes to the act that drops what took the place of a dropped row', async () => {
    await press('drop-one');
    expect(focused()).toBe('drop-two');
  });

  it('goes to the row before where the last was dropped, and to the act that adds where none is left', async () => {
    await press('drop-two');
    expect(focused()).toBe('drop-one');
    await press('drop-one');
    expect(focused()).toBe('add');
  });
});
