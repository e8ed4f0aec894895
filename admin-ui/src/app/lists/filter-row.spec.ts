import { Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { ChoiceField } from './choice-field';
import { FilterRow, type FixedFilter } from './filter-row';

@Component({
  imports: [ChoiceField, FilterRow],
  template: `
    <oe-filter-row [fixed]="fixed()">
      <oe-choice-field label="Role" [choices]="[]" [value]="role()" />
      <oe-choice-field label="Status" [choices]="[]" [value]="undefined" />
      <a beside href="#file">{{ file }}</a>
    </oe-filter-row>
  `,
})
class Host {
  readonly file = 'File';
  readonly role = signal<string | undefined>(undefined);
  readonly fixed = signal<readonly FixedFilter[]>([]);
}

it('shows on a phone how many of its fields filter the list, and keeps actions off the sheet', async () => {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const opener = () => page.querySelector('.opener')?.textContent.replaceAll(/\s+/g, ' ').trim();
  expect(opener()).toBe('Filters');
  fixture.componentInstance.role.set('owner');
  await fixture.whenStable();
  expect(opener()).toBe('Filters 1');
  expect(page.querySelector('.fields a')).toBeNull();
  expect(page.querySelector('a')?.textContent).toBe('File');
  fixture.componentInstance.fixed.set([{ name: 'role', text: 'Role: Owner' }]);
  await fixture.whenStable();
  expect(opener()).toBe('Filters');
});
