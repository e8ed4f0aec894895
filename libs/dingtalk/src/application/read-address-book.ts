import { Injectable } from '@nestjs/common';
import {
  DingTalkContacts,
  type AddressBook,
  type Contact,
  type ContactScope,
  type Department,
  type LeaveRecord,
  type StreamListener,
} from '../client/index.js';
import { AppOfConnection } from '../infra/app-of-connection.js';
import { CallRateLimiter } from '../infra/call-rate-limiter.js';

/** The connection whose address book is read. */
export interface AddressBookAt {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly signal: AbortSignal;
  /** Somebody waits for the answer, or a person has left: the call does not queue behind a run. */
  readonly isUrgent?: boolean;
}

/**
 * Reads the departments and people of a tenant's organisation at DingTalk, whether or not the connection is enabled for logging on. Call it
 * outside a transaction: each call waits for its turn.
 */
@Injectable()
export class ReadAddressBook {
  constructor(
    private readonly apps: AppOfConnection,
    private readonly contacts: DingTalkContacts,
    private readonly rateLimiter: CallRateLimiter,
  ) {}

  /** @throws DingTalkError */
  async scope(at: AddressBookAt): Promise<ContactScope> {
    return this.contacts.scope((await this.open(at)).book);
  }

  /** @throws DingTalkError */
  async department(at: AddressBookAt, id: string): Promise<Department> {
    return this.contacts.department((await this.open(at)).book, id);
  }

  /** @throws DingTalkError */
  async departmentsBelow(at: AddressBookAt, id: string): Promise<readonly Department[]> {
    return this.contacts.departmentsBelow((await this.open(at)).book, id);
  }

  /** @throws DingTalkError */
  async *membersOf(at: AddressBookAt, departmentId: string): AsyncIterable<readonly Contact[]> {
    yield* this.contacts.membersOf((await this.open(at)).book, departmentId);
  }

  /** @throws DingTalkError */
  async member(at: AddressBookAt, userId: string): Promise<Contact | null> {
    return this.contacts.member((await this.open(at)).book, userId);
  }

  /** @throws DingTalkError */
  async isMember(at: AddressBookAt, unionId: string): Promise<boolean> {
    return this.contacts.isMember((await this.open(at)).book, unionId);
  }

  /** @throws DingTalkError */
  async *leavers(at: AddressBookAt, since: Date): AsyncIterable<readonly LeaveRecord[]> {
    yield* this.contacts.leavers((await this.open(at)).book, since);
  }

  /**
   * Listens to DingTalk's change events until the signal fires.
   *
   * @throws DingTalkError when the connection to DingTalk breaks
   */
  async listen(at: AddressBookAt, listener: StreamListener): Promise<void> {
    await this.contacts.listen((await this.open(at)).book.app, listener, at.signal);
  }

  /** The organisation behind the connection. */
  async corpId(at: AddressBookAt): Promise<string> {
    return (await this.open(at)).corpId;
  }

  private async open({
    tenantId,
    connectionId,
    signal,
    isUrgent = false,
  }: AddressBookAt): Promise<{ readonly book: AddressBook; readonly corpId: string }> {
    const { app, connection } = await this.apps.openRecent(tenantId, connectionId);
    const pace = this.rateLimiter.of({ tenantId, connectionId }, isUrgent ? 'fast' : 'slow');
    return { book: { app, pace, signal }, corpId: connection.corpId };
  }
}
