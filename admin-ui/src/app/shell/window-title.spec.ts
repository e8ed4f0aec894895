import { Component, input, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter, TitleStrategy } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { Session } from '../session/session';
import { PageHeader } from '../ui/page-header';
import { WindowSubject } from '../ui/window-subject';
import { WindowTitle } from './window-title';

@Component({ imports: [PageHeader], template: '<oe-page-header />' })
class ListPage {}

const name = signal('');

@Component({
  imports: [PageHeader],
  template: '<oe-page-header [heading]="name()" [windowName]="inTitle()" />',
})
class OnePage {
  readonly name = name;
  readonly inTitle = input<string>();
}

@Component({ template: '' })
class Nothing {}

describe('the title of the window', () => {
  it('contains the thing, the page and the organisation, as far as each is known', async () => {
    const tenant = signal({ name: 'Acme' });
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { tenant } },
        { provide: TitleStrategy, useClass: WindowTitle },
        provideRouter([
          { path: 'accounts', title: 'Accounts', component: ListPage },
          { path: 'accounts/1', title: 'Accounts', component: OnePage },
          { path: '**', title: 'Page not found', component: Nothing },
        ]),
      ],
    });
    const harness = await RouterTestingHarness.create('/accounts');
    const titled = async (): Promise<string> => {
      await harness.fixture.whenStable();
      return document.title;
    };
    const heading = () => harness.routeNativeElement?.querySelector('h1')?.textContent;
    expect(await titled()).toBe('Accounts · Acme');
    await harness.navigateByUrl('/accounts/1');
    expect([await titled(), heading()]).toEqual(['Accounts · Acme', 'Accounts']);
    name.set('Alice Zhang');
    expect([await titled(), heading()]).toEqual(['Alice Zhang · Accounts · Acme', 'Alice Zhang']);
    tenant.set({ name: 'Acme Ltd' });
    expect(await titled()).toBe('Alice Zhang · Accounts · Acme Ltd');
    await harness.navigateByUrl('/accounts');
    expect(await titled()).toBe('Accounts · Acme Ltd');
    await harness.navigateByUrl('/nowhere');
    expect(await titled()).toBe('Page not found · Acme Ltd');
  });

  it('contains less than the heading where the page asks for it', async () => {
    TestBed.configureTestingModule({ providers: [provideRouter([])] });
    const fixture = TestBed.createComponent(OnePage);
    name.set('Alice · Alice Zhang at the provider');
    fixture.componentRef.setInput('inTitle', 'Alice');
    fixture.detectChanges();
    await fixture.whenStable();
    expect(TestBed.inject(WindowSubject).name()).toBe('Alice');
    fixture.destroy();
    expect(TestBed.inject(WindowSubject).name()).toBeUndefined();
  });
});
