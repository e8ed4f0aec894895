import type { DingTalkApp } from '../app.js';
import { AppTokens } from '../tokens/app-tokens.js';
import { Wire, type WireOptions } from '../wire/wire.js';
import type { Contact } from './contact.js';
import type { ContactCallContext, WaitForCallPermit } from './contact-call.js';
import { contactScope, type ContactScope } from './contact-scope.js';
import { departmentsBelow, readDepartment, type Department } from './departments.js';
import { leaveRecords, type LeaveRecord } from './leave-records.js';
import { listenToStream, type StreamListener } from '../stream/stream-connection.js';
import { isMember, membersOf, readContact } from './members.js';

/** Large enough for a page of a hundred people with long remarks. */
const MOST_BYTES = 4 * 1024 * 1024;

/** Time limit for a call with its retries: generous, as nobody waits in front of a page. */
const TIMEOUT_MS = 20_000;

/** An app, and the rate limit at which its address book is read. */
export interface AddressBook {
  readonly app: DingTalkApp;
  readonly pace: WaitForCallPermit;
  readonly signal: AbortSignal;
}

/**
 * Reads organisations' address books. It has its own tokens, connections and circuit breakers: a synchronisation that fails must not keep
 * people from logging on.
 */
export class DingTalkContacts {
  readonly #wire: Wire;
  readonly #tokens: AppTokens;

  constructor(options: WireOptions = {}) {
    this.#wire = new Wire({ timeoutMs: TIMEOUT_MS, mostBytes: MOST_BYTES, ...options });
    this.#tokens = new AppTokens(this.#wire);
  }

  /** @throws DingTalkError */
  scope(book: AddressBook): Promise<ContactScope> {
    return contactScope(this.#contextOf(book));
  }

  /** @throws DingTalkError */
  department(book: AddressBook, id: string): Promise<Department> {
    return readDepartment(this.#contextOf(book), id);
  }

  /** @throws DingTalkError */
  departmentsBelow(book: AddressBook, id: string): Promise<readonly Department[]> {
    return departmentsBelow(this.#contextOf(book), id);
  }

  /** @throws DingTalkError */
  membersOf(book: AddressBook, departmentId: string): AsyncIterable<readonly Contact[]> {
    return membersOf(this.#contextOf(book), departmentId);
  }

  /** @throws DingTalkError */
  member(book: AddressBook, userId: string): Promise<Contact | null> {
    return readContact(this.#contextOf(book), userId);
  }

  /** @throws DingTalkError */
  isMember(book: AddressBook, unionId: string): Promise<boolean> {
    return isMember(this.#contextOf(book), unionId);
  }

  /** @throws DingTalkError */
  leavers(book: AddressBook, since: Date): AsyncIterable<readonly LeaveRecord[]> {
    return leaveRecords(this.#contextOf(book), since);
  }

  /**
   * Listens to the change events that DingTalk sends the app, until `signal` fires.
   *
   * @throws DingTalkError when the connection breaks
   */
  listen(app: DingTalkApp, listener: StreamListener, signal: AbortSignal): Promise<void> {
    return listenToStream(this.#wire, app, listener, signal);
  }

  #contextOf(book: AddressBook): ContactCallContext {
    return { wire: this.#wire, tokens: this.#tokens, ...book };
  }
}
