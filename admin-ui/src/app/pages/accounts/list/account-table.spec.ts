import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { Account } from '../../../api/generated/models/account';
import { AccountTable } from './account-table';

function account(username: string, lastLogonAt: string | null): Account {
  const rest = { status: 'active', role: 'member', email: null, archivedAt: null, linkedIdentities: 0 };
  return { id: username, username, displayName: username, lastLogonAt, ...rest } as Account;
}

describe('the table of accounts', () => {
  it('shows the last logon in the line of a phone when it is sorted by it', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(AccountTable);
    fixture.componentRef.setInput('accounts', [account('ada', '2026-11-27T08:00:00Z'), account('bob', null)]);
    fixture.componentRef.setInput('sort', 'lastLogon');
    fixture.componentRef.setInput('direction', 'desc');
    await fixture.whenStable();
    const page = fixture.nativeElement as HTMLElement;
    const lines = () => Array.from(page.querySelectorAll('.brief'), ({ textContent }) => textContent);
    expect(lines()).toEqual([
      expect.stringMatching(/· Last logon \S/),
      expect.stringContaining('Never logged on'),
    ]);
    fixture.componentRef.setInput('sort', 'name');
    await fixture.whenStable();
    expect(lines().join()).not.toMatch(/logon|logged/);
  });
});
