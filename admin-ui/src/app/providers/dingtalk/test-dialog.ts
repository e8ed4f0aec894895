import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { ProblemPanel } from '../../ui/problem-panel';
import { Skeleton } from '../../ui/skeleton';
import { hindranceText } from './test-texts';
import { TestTicket } from './test-ticket';

/** Lets an administrator test the logon without logging off: with a live code, and each step as it happens. */
@Component({
  selector: 'oe-test-dialog',
  imports: [MatButtonModule, MatDialogModule, MatIconModule, ProblemPanel, Skeleton],
  providers: [TestTicket],
  templateUrl: './test-dialog.html',
  styleUrl: './test-dialog.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class TestDialog {
  protected readonly ticket = inject(TestTicket);
  protected readonly isScanned = computed(() => this.ticket.news()?.name !== undefined || this.isConfirmed());
  protected readonly isConfirmed = computed(() => this.ticket.news()?.state === 'confirmed');
  protected readonly hindrance = computed(() => {
    const news = this.ticket.news();
    return news === undefined ? undefined : hindranceText(news);
  });

  constructor() {
    void this.ticket.start();
  }
}
