import type {
  DirectorySource,
  SourceAt,
  SourceLeaver,
  SourcePerson,
  SourceScope,
  SourceUnit,
} from '../domain/source.js';
import { NotInSource } from '../domain/source.js';

/** People on a page. */
const PAGE = 2;

/** An organisation that a spec can change freely. */
export class FakeSource implements DirectorySource {
  readonly provider = 'elsewhere';
  readonly attributes = ['name', 'email', 'title', 'jobNumber', 'extension.'].map((key) => ({
    key,
    label: { en: key, zh: key },
  }));
  units: SourceUnit[] = [];
  people: SourcePerson[] = [];
  /** Lasting ids of members who are in no unit that is read. */
  readonly elsewhere = new Set<string>();
  /** Called before each answer; if it throws, the error is the answer. */
  before: (call: string, about: string) => void | Promise<void> = () => undefined;
  readonly calls: string[] = [];

  begin(): void {
    this.units = [
      { externalId: '1', parentExternalId: undefined, name: 'Acme' },
      { externalId: '10', parentExternalId: '1', name: 'Engineering' },
      { externalId: '11', parentExternalId: '10', name: 'Platform' },
      { externalId: '20', parentExternalId: '1', name: 'Sales' },
    ];
    this.people = [];
    this.elsewhere.clear();
    this.departures = [];
    this.before = () => undefined;
    this.calls.length = 0;
  }

  /** A new person in the given units; fields left out are made from the name. */
  join(seat: string, units: readonly string[] = ['10'], given: Partial<SourcePerson> = {}): void {
    this.leave(seat);
    this.people.push({
      subject: `U-${seat}`,
      seat,
      name: `Name of ${seat}`,
      email: undefined,
      phoneNumber: undefined,
      isPhoneNumberVerified: false,
      title: undefined,
      jobNumber: undefined,
      attributes: {},
      units,
      ...given,
    });
  }

  change(seat: string, changes: Partial<SourcePerson>): void {
    this.people = this.people.map((person) => (person.seat === seat ? { ...person, ...changes } : person));
  }

  leave(seat: string): void {
    this.people = this.people.filter((person) => person.seat !== seat);
  }

  async scope(_at: SourceAt): Promise<SourceScope> {
    await this.ask('scope', '');
    return { units: ['1'], seats: [] };
  }

  async unit(_at: SourceAt, externalId: string): Promise<SourceUnit> {
    await this.ask('unit', externalId);
    const unit = this.units.find((one) => one.externalId === externalId);
    if (unit === undefined) throw new NotInSource('unknown', 'unit_unknown', { unit: externalId });
    return unit;
  }

  async unitsBelow(_at: SourceAt, externalId: string): Promise<readonly SourceUnit[]> {
    await this.ask('unitsBelow', externalId);
    return this.units.filter(({ parentExternalId }) => parentExternalId === externalId);
  }

  async *membersOf(_at: SourceAt, externalId: string): AsyncIterable<readonly SourcePerson[]> {
    const members = this.people.filter(({ units }) => units.includes(externalId));
    for (let start = 0; start === 0 || start < members.length; start += PAGE) {
      await this.ask('membersOf', externalId);
      yield members.slice(start, start + PAGE).map(asTold);
    }
  }

  /** Leavers, as the source records them. */
  departures: SourceLeaver[] = [];

  async *leavers(_at: SourceAt, since: Date): AsyncIterable<readonly SourceLeaver[]> {
    await this.ask('leavers', '');
    yield this.departures.filter(({ leftAt }) => leftAt >= since);
  }

  async person(_at: SourceAt, seat: string): Promise<SourcePerson | null> {
    await this.ask('person', seat);
    const found = this.people.find((person) => person.seat === seat);
    return found === undefined ? null : asTold(found);
  }

  async isMember(_at: SourceAt, subject: string): Promise<boolean> {
    await this.ask('isMember', subject);
    return this.elsewhere.has(subject) || this.people.some((person) => person.subject === subject);
  }

  async identityAttributes(): Promise<(person: Pick<SourcePerson, 'seat'>) => Record<string, string>> {
    return Promise.resolve(({ seat }) => ({ userId: seat }));
  }

  private async ask(call: string, about: string): Promise<void> {
    this.calls.push(`${call} ${about}`.trim());
    await this.before(call, about);
  }
}

/** A person with all of the source's attributes. */
function asTold(person: SourcePerson): SourcePerson {
  const { name, email, title, jobNumber } = person;
  return { ...person, attributes: { name, email, title, jobNumber, ...person.attributes } };
}
