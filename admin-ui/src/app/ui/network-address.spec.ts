import { TestBed } from '@angular/core/testing';
import { NetworkAddress } from './network-address';

describe('an address of a network', () => {
  async function shown(address: string): Promise<HTMLElement> {
    const fixture = TestBed.createComponent(NetworkAddress);
    fixture.componentRef.setInput('address', address);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  /** What stands on a line of its own where there is no room at all. */
  const lines = (element: HTMLElement) => element.innerHTML.split('<wbr>').map(textOf).filter(Boolean);
  const textOf = (html: string) => html.replaceAll(/<[^>]*>/g, '');

  it.each([
    ['2001:db8::7:0:1', ['2001:', 'db8::', '7:', '0:', '1']],
    ['::1', ['::', '1']],
    ['2001:db8:1:2::/64', ['2001:', 'db8:', '1:', '2::', '/64']],
    ['192.0.2.117', ['192.0.2.117']],
    ['hmac:x5pR0-_', ['hmac:', 'x5pR0-_']],
  ])('breaks %s after colons alone', async (address, parts) => {
    expect(lines(await shown(address))).toEqual(parts);
  });

  it('is copied as it is', async () => {
    expect((await shown('2001:db8::7')).textContent).toBe('2001:db8::7');
  });
});
