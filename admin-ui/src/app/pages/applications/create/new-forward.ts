import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { forwardApplicationsCreate } from '../../../api/generated/functions';
import { problemOf, type Problem } from '../../../problems/problem';
import { ProblemPanel } from '../../../ui/problem-panel';
import { areHosts, linesOf } from '../addresses';
import type { ForwardSetUp } from '../gallery/set-up';

type Audience = 'everyone' | 'assigned';

/** Registers an application behind a proxy, by the hosts at which it is reached. */
@Component({
  selector: 'oe-new-forward',
  imports: [
    MatButtonModule,
    MatFormFieldModule,
    MatInputModule,
    MatSelectModule,
    ProblemPanel,
    ReactiveFormsModule,
    RouterLink,
  ],
  templateUrl: './new-forward.html',
  styleUrl: './new-form.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class NewForward {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #fields = inject(NonNullableFormBuilder);

  readonly setUp = input.required<ForwardSetUp>();
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isBusy = signal(false);
  protected readonly form = this.#fields.group({
    name: ['', [Validators.required, Validators.maxLength(100)]],
    hosts: ['', [Validators.required, areHosts]],
    audience: this.#fields.control<Audience>('everyone'),
  });

  protected async create(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid || this.isBusy()) return;
    const { name, hosts, audience } = this.form.getRawValue();
    this.isBusy.set(true);
    this.problem.set(undefined);
    try {
      const { id } = await this.#api.invoke(forwardApplicationsCreate, {
        body: { ...this.setUp().register(), name: name.trim(), hosts: linesOf(hosts), audience },
      });
      await this.#router.navigate(['/applications/forward', id], { replaceUrl: true });
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.isBusy.set(false);
    }
  }
}
