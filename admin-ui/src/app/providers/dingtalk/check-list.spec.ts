import { LOCALE_ID } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { CheckList } from './check-list';
import type { CheckItem } from './connections-store';

const ITEMS: readonly CheckItem[] = [
  { id: 'credentials', outcome: 'ok' },
  {
    id: 'egress_ip',
    outcome: 'failed',
    cause: 'ip_not_allowed',
    code: '60020',
    value: '192.0.2.7',
    advice: { en: 'Allow this address.', zh: '请将该地址加入白名单。' },
    setting: { en: 'Security settings', zh: '安全设置' },
  },
  { id: 'callback_address', outcome: 'unknown' },
  { id: 'member_lookup', outcome: 'unknown', cause: 'unavailable' },
];

function shown(locale: string): HTMLElement {
  TestBed.configureTestingModule({ providers: [{ provide: LOCALE_ID, useValue: locale }] });
  const fixture = TestBed.createComponent(CheckList);
  fixture.componentRef.setInput('items', ITEMS);
  fixture.detectChanges();
  return fixture.nativeElement as HTMLElement;
}

describe('the result of the DingTalk check', () => {
  const item = (list: HTMLElement, id: string) => list.querySelector(`[data-check=${id}]`)?.textContent ?? '';

  it('shows for each failure the cause, the place to correct it, and the value to copy', () => {
    const list = shown('en');
    const failed = item(list, 'egress_ip');
    for (const said of ['Does not work', 'Allow this address.', 'Security settings', '192.0.2.7', '60020'])
      expect(failed).toContain(said);
    expect(list.querySelectorAll('oe-copy-button')).toHaveLength(1);
    expect(item(list, 'credentials')).toMatch(/App credentials\s*Works/);
  });

  it('distinguishes items that cannot be checked from items with an unknown result', () => {
    const list = shown('en');
    expect(item(list, 'callback_address')).toContain('Cannot be checked from here');
    expect(item(list, 'member_lookup')).toContain('Could not be determined');
  });

  it('gives the advice in the language of the console', () => {
    expect(item(shown('zh-CN'), 'egress_ip')).toMatch(/请将该地址加入白名单。[^]*安全设置/);
  });
});
