import { TestBed } from '@angular/core/testing';
import { NetworkAddress } from './network-address';

describe('a network address', () => {
  async function shown(address: string): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(NetworkAddress);
    fixture.componentRef.setInput('address', address);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  /** The lines when there is no room at all. */
  const lines = (element: HTMLElement) => element.innerHTML.split('<wbr>').map(textOf).filter(Boolean);
  const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');

  it.each([
    ['2001:db8::7:0:1', ['2001:', 'db8::', '7:', '0:', '1']],
    ['::1', ['::', '1']],
    ['2001:db8:1:2::/64', ['2001:', 'db8:', '1:', '2::', '/64']],
    ['192.0.2.117', ['192.0.2.117']],
    ['hmac:x5pR0-_', ['hmac:', 'x5pR0-_']],
  ])('breaks %s only after colons', async (address, parts) => {
    expect(lines(await shown(address))).toEqual(parts);
  });

  it('is copied unchanged', async () => {
    expect((await shown('2001:db8::7')).textContent).toBe('2001:db8::7');
  });
});
