import { TestBed } from '@angular/core/testing';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { FakeApi, settled } from '../../testing/fake-api';
import { writeInto } from '../../testing/write-into';
import { accountsList } from '../api/generated/functions';
import { ChooseAccountDialog } from './choose-account-dialog';

describe('the dialog that finds an account', () => {
  it('searches when typing pauses, and never while an input method is composing a word', async () => {
    const api = new FakeApi();
    api.on(accountsList, () => ({ items: [], next: null }));
    TestBed.configureTestingModule({
      providers: [
        api.provider,
        { provide: MatDialogRef, useValue: {} },
        { provide: MAT_DIALOG_DATA, useValue: { title: 'Link', text: '', act: 'Link' } },
      ],
    });
    const fixture = TestBed.createComponent(ChooseAccountDialog);
    await fixture.whenStable();
    const write = (text: string, event: Event): void => {
      writeInto(fixture.nativeElement as HTMLElement, text, event);
    };
    write('a', new InputEvent('input'));
    write('al', new InputEvent('input'));
    await api.untilAsked(accountsList);
    expect([api.times(accountsList), api.asked(accountsList)]).toEqual([1, { search: 'al', limit: 8 }]);
    await settled();
    write('zhang', new InputEvent('input', { isComposing: true }));
    write('张', new Event('compositionend'));
    await api.untilAsked(accountsList, 2);
    expect(api.asked(accountsList)).toEqual({ search: '张', limit: 8 });
  });
});
