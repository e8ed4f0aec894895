import { ChangeDetectionStrategy, Component, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MatTableModule } from '@angular/material/table';
import { StackedTable } from './stacked-table';

@Component({
  imports: [MatTableModule, StackedTable],
  template: `
    <table mat-table [dataSource]="people()">
      <ng-container matColumnDef="name">
        <th mat-header-cell *matHeaderCellDef>{{ names[0] }}</th>
        <td mat-cell *matCellDef="let row">{{ row }}</td>
      </ng-container>
      <ng-container matColumnDef="length">
        <th mat-header-cell *matHeaderCellDef>{{ names[1] }}</th>
        <td mat-cell *matCellDef="let row">{{ row.length }}</td>
      </ng-container>
      <tr mat-header-row *matHeaderRowDef="['name', 'length']"></tr>
      <tr mat-row *matRowDef="let row; columns: ['name', 'length']"></tr>
    </table>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Host {
  readonly names = ['Username', 'Length'];
  readonly people = signal(['alice']);
}

it('gives each cell the name of its column, also in rows that are added later', async () => {
  const fixture = TestBed.createComponent(Host);
  await fixture.whenStable();
  fixture.componentInstance.people.set(['alice', 'bob']);
  await fixture.whenStable();
  const rows = (fixture.nativeElement as HTMLElement).querySelectorAll<HTMLTableRowElement>('tbody tr');
  expect([...rows].map(({ cells }) => [...cells].map(({ dataset }) => dataset['column']))).toEqual([
    ['Username', 'Length'],
    ['Username', 'Length'],
  ]);
});

@Component({
  imports: [MatTableModule, StackedTable],
  template: `
    <table mat-table [dataSource]="people()">
      <ng-container matColumnDef="name">
        <td mat-cell *matCellDef="let row">
          <button type="button">{{ row.name }}</button>
        </td>
      </ng-container>
      <tr mat-row *matRowDef="let row; columns: ['name']"></tr>
    </table>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
class Reloaded {
  readonly people = signal([{ id: 'a', name: 'Alice' }]);
}

it('keeps a row in place when the list is reloaded, with the focus inside it', async () => {
  const fixture = TestBed.createComponent(Reloaded);
  await fixture.whenStable();
  const page = fixture.nativeElement as HTMLElement;
  const [button] = page.getElementsByTagName('button');
  fixture.componentInstance.people.set([
    { id: 'b', name: 'Bob' },
    { id: 'a', name: 'Alice Zhang' },
  ]);
  await fixture.whenStable();
  expect(page.contains(button ?? null)).toBe(true);
  expect(button?.textContent).toBe('Alice Zhang');
});
