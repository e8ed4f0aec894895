import { CUSTOM_ELEMENTS_SCHEMA, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { settled } from '../../../../testing/fake-api';
import { Session } from '../../../session/session';
import { AccountActions } from './account-actions';
import { AccountPage } from './account-page';
import { AccountStore } from './account-store';
import { ApplyRemedy } from './apply-remedy';

describe('the page of an account', () => {
  it('focuses the button that reverses the action', async () => {
    const account = signal({ id: 'ada', username: 'ada', status: 'active', archivedAt: null });
    const store = {
      account,
      name: () => 'Ada',
      canManage: () => true,
      isSelf: () => false,
      load: () => undefined,
      problem: () => undefined,
      authenticators: () => undefined,
      attempts: () => undefined,
      sessions: () => undefined,
    };
    const acts = {
      suspend: async () => {
        await settled();
        account.update((before) => ({ ...before, status: 'suspended' }));
      },
    };
    TestBed.configureTestingModule({
      providers: [{ provide: Session, useValue: { can: () => false } }],
    });
    // Its other parts have their own specs.
    TestBed.overrideComponent(AccountPage, {
      set: {
        imports: [],
        providers: [
          { provide: AccountStore, useValue: store },
          { provide: AccountActions, useValue: acts },
          { provide: ApplyRemedy, useValue: {} },
        ],
        schemas: [CUSTOM_ELEMENTS_SCHEMA],
      },
    });
    const fixture = TestBed.createComponent(AccountPage);
    fixture.componentRef.setInput('accountId', 'ada');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    const button = () => page.querySelector<HTMLElement>('.standing');
    expect(button()?.textContent.trim()).toBe('Suspend');
    button()?.focus();
    button()?.click();
    await settled();
    await settled();
    await fixture.whenStable();
    expect(document.activeElement?.textContent.trim()).toBe('Resume');
  });
});
