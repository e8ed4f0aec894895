import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { MatButtonHarness } from '@angular/material/button/testing';
import { MatSelectHarness } from '@angular/material/select/testing';
import { MatSlideToggleHarness } from '@angular/material/slide-toggle/testing';
import { MenuList } from './menu-list';
import type { Method } from './menu-store';

function method(key: string, change: Partial<Method> = {}): Method {
  return {
    key,
    name: { en: key, zh: key },
    position: 0,
    enabled: true,
    available: true,
    isDefaultOnPc: false,
    isDefaultOnMobile: false,
    switchRefusal: null,
    ...change,
  };
}

describe('the list of logon methods', () => {
  let fixture: ComponentFixture<MenuList>;
  const loader = () => TestbedHarnessEnvironment.loader(fixture);

  beforeEach(() => {
    fixture = TestBed.createComponent(MenuList);
    fixture.componentRef.setInput('canManage', true);
    fixture.componentRef.setInput('chosen', { pc: null, mobile: null });
    fixture.componentRef.setInput('methods', [
      method('password', { switchRefusal: 'menu.last_administrator_method' }),
      method('email-code', { enabled: false }),
    ]);
  });

  async function toggle(name: string): Promise<MatSlideToggleHarness> {
    for (const harness of await loader().getAllHarnesses(MatSlideToggleHarness)) {
      if ((await harness.getAriaLabel()) === name) return harness;
    }
    throw new Error(`No switch is called ${name}`);
  }

  it('labels each switch with its method, and explains why one cannot be changed', async () => {
    expect(await (await toggle('password')).isDisabled()).toBe(true);
    expect((fixture.nativeElement as HTMLElement).textContent).toContain('Switch on another one first');
  });

  it('reports which method was switched', async () => {
    const turned: unknown[] = [];
    fixture.componentInstance.turned.subscribe(({ method: { key }, enabled }) => turned.push([key, enabled]));
    await (await toggle('email-code')).toggle();
    expect(turned).toEqual([['email-code', true]]);
  });

  it('can be reordered by keyboard and by pointer', async () => {
    const orders: string[][] = [];
    fixture.componentInstance.reordered.subscribe((methods) => orders.push(methods.map(({ key }) => key)));
    const up = MatButtonHarness.with({ selector: '[aria-label="Move email-code up"]' });
    await (await loader().getHarness(up)).click();
    expect(orders).toEqual([['email-code', 'password']]);
  });

  it('keeps the focus on the button that moved a method, even while the change is being saved', async () => {
    const page = fixture.nativeElement as HTMLElement;
    document.body.append(page);
    let count = 0;
    fixture.componentInstance.reordered.subscribe((methods) => {
      count += 1;
      fixture.componentRef.setInput('methods', methods);
      fixture.componentRef.setInput('isBusy', true);
    });
    await fixture.whenStable();
    const up = page.querySelector<HTMLElement>('[aria-label="Move email-code up"]');
    up?.focus();
    up?.click();
    await fixture.whenStable();
    expect(page.querySelector('.method')?.getAttribute('data-method')).toBe('email-code');
    expect(document.activeElement).toBe(up);
    up?.click();
    page.querySelector<HTMLElement>('[aria-label="Move email-code down"]')?.click();
    expect(count).toBe(1);
  });

  it('explains what a device shows first, and lets it be selected, or left to the order', async () => {
    fixture.componentRef.setInput('methods', [method('password', { enabled: false }), method('email-code')]);
    fixture.componentRef.setInput('chosen', { pc: 'email-code', mobile: 'password' });
    const preferred: unknown[] = [];
    fixture.componentInstance.preferred.subscribe((one) => preferred.push(one));
    const [pc, mobile] = await loader().getAllHarnesses(MatSelectHarness);
    expect(await pc?.getValueText()).toBe('email-code');
    expect(await mobile?.getValueText()).toBe('First in the list: email-code');
    expect((fixture.nativeElement as HTMLElement).textContent).toContain(
      'password is selected, but switched off',
    );
    await pc?.clickOptions({ text: /^First in the list/ });
    await mobile?.clickOptions({ text: 'email-code' });
    expect(preferred).toEqual([
      { device: 'pc', key: null },
      { device: 'mobile', key: 'email-code' },
    ]);
    fixture.componentRef.setInput('chosen', { pc: null, mobile: 'email-code' });
    await fixture.whenStable();
    expect((fixture.nativeElement as HTMLElement).textContent).toContain(
      'Changes with the order of the list',
    );
  });

  it('is read-only for roles that may not change it', async () => {
    fixture.componentRef.setInput('canManage', false);
    expect(await (await toggle('email-code')).isDisabled()).toBe(true);
    expect(await loader().getAllHarnesses(MatButtonHarness)).toHaveLength(0);
  });
});
