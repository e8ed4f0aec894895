import { computed, inject, Injectable, signal, type OnDestroy } from '@angular/core';
import { Api } from '../../api/generated/api';
import { ticketIssue, ticketLeave, ticketNewsEvents } from '../../api/generated/functions';
import type { ResultOf } from '../../api/result-of';
import type { ticketNewsPoll } from '../../api/generated/functions';
import { problemOf, type Problem } from '../../problems/problem';
import { Session } from '../../session/session';
import { qrPicture } from '../../ui/qr-picture';

type News = ResultOf<typeof ticketNewsPoll>;

/** The final states of a code, confirmed or not. */
const OVER: ReadonlySet<News['state']> = new Set([
  'confirmed',
  'consumed',
  'denied',
  'expired',
  'cancelled',
  'conflict',
] as const);

/**
 * A QR code as the logon page shows it, followed in the same way up to the confirmation. It is never exchanged for a session: the person at the console
 * stays logged on, and nobody else is logged on.
 */
@Injectable()
export class TestTicket implements OnDestroy {
  readonly #api = inject(Api);
  readonly #slug = inject(Session).tenant()?.slug ?? '';
  #id = '';
  #stream: EventSource | undefined;

  readonly picture = signal<string | undefined>(undefined);
  readonly news = signal<News | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);
  readonly isOver = computed(() => OVER.has(this.news()?.state ?? 'created'));

  /** Shows a code, and cancels the previous one. */
  async start(): Promise<void> {
    this.#leave();
    this.problem.set(undefined);
    this.news.set(undefined);
    this.picture.set(undefined);
    try {
      const ticket = await this.#api.invoke(ticketIssue, { slug: this.#slug, body: {} });
      this.#id = ticket.id;
      this.picture.set(await qrPicture(ticket.scanUrl));
      this.#follow();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  ngOnDestroy(): void {
    this.#leave();
  }

  #follow(): void {
    const stream = new EventSource(ticketNewsEvents.PATH.replace('{slug}', encodeURIComponent(this.#slug)));
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      const news = JSON.parse(data) as News;
      this.news.set(news);
      if (OVER.has(news.state)) stream.close();
    };
    this.#stream = stream;
  }

  #leave(): void {
    this.#stream?.close();
    if (this.#id === '' || this.isOver()) return;
    const left = { slug: this.#slug, 'x-ticket-id': this.#id };
    this.#id = '';
    // A code that cannot be cancelled expires.
    this.#api.invoke(ticketLeave, left).catch(() => undefined);
  }
}
