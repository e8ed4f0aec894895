import { knownEvents, type EventDefinition, type EventTitle } from '#kernel';

/** A kind of record: the name of its event without the version. */
export interface RecordType {
  readonly type: string;
  readonly title: EventTitle;
  /** What records of this kind were called in earlier releases; they keep those names. */
  readonly formerly: readonly string[];
}

/** Every kind of record that the modules of this process can leave, in the order of the modules' names. */
export function recordTypes(): readonly RecordType[] {
  return definitions().map(({ name, title, formerly = [] }) => ({
    type: typeOf(name),
    title,
    formerly: formerly.map(typeOf),
  }));
}

/** Every kind of event that this process knows, in the order of the modules' names, and within a module as it defines them. */
export function definitions(): readonly EventDefinition[] {
  return [...knownEvents().values()].sort(
    (a, b) => Number(moduleOf(a.name) > moduleOf(b.name)) - Number(moduleOf(a.name) < moduleOf(b.name)),
  );
}

/** The type of an event's records. */
export function typeOf(event: string): string {
  return event.replace(/\.v\d+$/, '');
}

/** All names under which records of the same kind stand in the log; the given one alone when nothing is known of it. */
export function namesOf(type: string): readonly string[] {
  for (const { type: present, formerly } of recordTypes()) {
    if (present === type || formerly.includes(type)) return [present, ...formerly];
  }
  return [type];
}

function moduleOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}
