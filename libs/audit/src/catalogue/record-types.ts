import { knownEvents, type EventDefinition, type EventTitle } from '#kernel';

/** A record type: the name of its event without the version. */
export interface RecordType {
  readonly type: string;
  readonly title: EventTitle;
  /** The names of this type in earlier releases. Records keep the name they were written with. */
  readonly formerly: readonly string[];
}

/** Every record type that the modules of this process can write, in the order of the modules' names. */
export function recordTypes(): readonly RecordType[] {
  return definitions().map(({ name, title, formerly = [] }) => ({
    type: typeOf(name),
    title,
    formerly: formerly.map(typeOf),
  }));
}

/** Every event type that this process knows, in the order of the modules' names and, within a module, of definition. */
export function definitions(): readonly EventDefinition[] {
  return [...knownEvents().values()].sort(
    (a, b) => Number(moduleOf(a.name) > moduleOf(b.name)) - Number(moduleOf(a.name) < moduleOf(b.name)),
  );
}

/** The record type of an event. */
export function typeOf(event: string): string {
  return event.replace(/\.v\d+$/, '');
}

/** All names under which records of a type are stored; only the given name if the type is unknown. */
export function namesOf(type: string): readonly string[] {
  for (const { type: present, formerly } of recordTypes()) {
    if (present === type || formerly.includes(type)) return [present, ...formerly];
  }
  return [type];
}

function moduleOf(event: string): string {
  return event.split('.', 1)[0] ?? event;
}
