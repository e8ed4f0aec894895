import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  PROVIDER_KEY,
  ReadAddressBook,
  ReadPush,
  type Contact,
  type ContactChange,
  type Department,
} from '#dingtalk';
import {
  DirectorySources,
  type DirectorySource,
  type SourceAt,
  type SourceLeaver,
  type SourceListener,
  type SourceChange,
  type SourcePerson,
  type SourceScope,
  type SourceUnit,
} from '#directory';
import { ATTRIBUTES, attributesOf } from './attributes.js';
import { withSourceErrors } from './with-source-errors.js';

/** DingTalk as a source of the directory. Departments are units; `unionId` identifies the person, `userId` the membership. */
@Injectable()
export class DingTalkDirectory implements DirectorySource, OnModuleInit {
  readonly provider = PROVIDER_KEY;
  readonly attributes = ATTRIBUTES;

  constructor(
    private readonly sources: DirectorySources,
    private readonly book: ReadAddressBook,
    private readonly pushes: ReadPush,
  ) {}

  onModuleInit(): void {
    this.sources.register(this);
  }

  async scope(at: SourceAt): Promise<SourceScope> {
    const { departments, people } = await withSourceErrors(() => this.book.scope(at));
    return { units: departments, seats: people };
  }

  async unit(at: SourceAt, externalId: string): Promise<SourceUnit> {
    return unitOf(await withSourceErrors(() => this.book.department(at, externalId)));
  }

  async unitsBelow(at: SourceAt, externalId: string): Promise<readonly SourceUnit[]> {
    return (await withSourceErrors(() => this.book.departmentsBelow(at, externalId))).map(unitOf);
  }

  async *membersOf(at: SourceAt, externalId: string): AsyncIterable<readonly SourcePerson[]> {
    const pages = this.book.membersOf(at, externalId)[Symbol.asyncIterator]();
    for (;;) {
      const page = await withSourceErrors(() => pages.next());
      if (page.done === true) return;
      yield page.value.map(personOf);
    }
  }

  async person(at: SourceAt, seat: string): Promise<SourcePerson | null> {
    const contact = await withSourceErrors(() => this.book.member(at, seat));
    return contact && personOf(contact);
  }

  isMember(at: SourceAt, subject: string): Promise<boolean> {
    return withSourceErrors(() => this.book.isMember(at, subject));
  }

  async listen(at: SourceAt, listener: SourceListener): Promise<void> {
    await withSourceErrors(() =>
      this.book.listen(at, {
        opened: () => listener.opened(),
        alive: () => listener.alive(),
        heard: (changes) => listener.heard(changes.map(changeOf)),
      }),
    );
  }

  async *leavers(at: SourceAt, since: Date): AsyncIterable<readonly SourceLeaver[]> {
    const pages = this.book.leavers(at, since)[Symbol.asyncIterator]();
    for (;;) {
      const page = await withSourceErrors(() => pages.next());
      if (page.done === true) return;
      yield page.value.map(({ userId, leftAt }) => ({ seat: userId, leftAt }));
    }
  }

  canCall({ tenantId, connectionId }: Pick<SourceAt, 'tenantId' | 'connectionId'>): Promise<boolean> {
    return this.pushes.isReady(tenantId, connectionId);
  }

  async identityAttributes(
    at: SourceAt,
  ): Promise<(person: Pick<SourcePerson, 'seat'>) => Readonly<Record<string, string>>> {
    const corpId = await this.book.corpId(at);
    return ({ seat }) => ({ corpId, userId: seat });
  }
}

function unitOf({ id, parentId, name }: Department): SourceUnit {
  return { externalId: id, parentExternalId: parentId, name };
}

function personOf(contact: Contact): SourcePerson {
  const { unionId, userId, departments, name, email, title, jobNumber, mobile, isMobileProven } = contact;
  return {
    subject: unionId,
    seat: userId,
    name,
    email,
    phoneNumber: mobile,
    isPhoneNumberVerified: isMobileProven,
    title,
    jobNumber,
    attributes: attributesOf(contact),
    units: departments,
  };
}

/** A change at DingTalk, in the directory's terms. */
export function changeOf({ about, id, isLeaving }: ContactChange): SourceChange {
  return { kind: about === 'member' ? 'person' : 'unit', externalId: id, isLeaving };
}
