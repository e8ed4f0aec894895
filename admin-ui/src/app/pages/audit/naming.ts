import { inject, Injectable, signal } from '@angular/core';
import { PeopleNames } from '../../people/people-names';
import { providerTexts } from '../../providers/providers';
import type { AuditRecord } from './record-texts';

type Actor = AuditRecord['actor'];
export type Target = AuditRecord['targets'][number];

const ACTORS: Readonly<Record<Actor['kind'], string>> = {
  account: $localize`:@@audit.actor.account:Account`,
  anonymous: $localize`:@@audit.actor.anonymous:Not logged on`,
  operator: $localize`:@@audit.actor.operator:Operator`,
  system: $localize`:@@audit.actor.system:The system`,
};

/** Whether a text is a kind of actor instead of an account's id. */
export function isActorKind(text: string): text is Actor['kind'] {
  return Object.hasOwn(ACTORS, text);
}

/** Kinds of targets, the most wanted first. */
const KINDS: Readonly<Record<string, string>> = {
  account: $localize`:@@audit.target.account:Account`,
  ...providerTexts('targets'),
  'attach-link': $localize`:@@audit.target.attachLink:Attach link`,
  connection: $localize`:@@audit.target.connection:Connection`,
  export: $localize`:@@audit.target.export:Export`,
  webhook: $localize`:@@audit.target.webhook:Receiver of the log`,
  tenant: $localize`:@@audit.target.tenant:Organisation`,
  application: $localize`:@@audit.target.application:Application`,
  unit: $localize`:@@audit.target.unit:Department`,
  group: $localize`:@@audit.target.group:Group`,
  'api-token': $localize`:@@audit.target.apiToken:API token`,
  'profile-field': $localize`:@@audit.target.profileField:Profile field`,
  'emergency-access': $localize`:@@audit.target.emergency:Emergency access`,
  binding: $localize`:@@audit.target.binding:Binding`,
  session: $localize`:@@audit.target.session:Session`,
  ticket: $localize`:@@audit.target.ticket:QR code`,
  logon: $localize`:@@audit.target.logon:Logon`,
  attachment: $localize`:@@audit.target.attachment:Attachment`,
};

/** The targets that belong to a person's own logon. */
const OF_LOGONS = ['session', 'ticket', 'logon', 'attachment'];

const ORDER = Object.keys(KINDS);

/** Texts for actors and targets of records: names where they may be known, otherwise the ends of ids. */
@Injectable({ providedIn: 'root' })
export class Naming {
  readonly #people = inject(PeopleNames);
  /** Names of things from the records that contain them, for records that contain only the id. */
  readonly #labels = signal<ReadonlyMap<string, string>>(new Map());

  /** Loads the names of the accounts in these records, and remembers the names of other things. */
  learn(records: readonly AuditRecord[]): void {
    const labels = records.flatMap(({ targets }) =>
      targets.flatMap(({ id, label }): [string, string][] => (label === undefined ? [] : [[id, label]])),
    );
    this.#labels.update((known) => new Map([...known, ...labels]));
    const ids = records.flatMap(({ actor, targets }) => [
      ...(actor.kind === 'account' && typeof actor.id === 'string' ? [actor.id] : []),
      ...targets.filter(({ kind }) => kind === 'account').map(({ id }) => id),
    ]);
    void this.#people.learn(ids);
  }

  actor({ kind, id }: Actor): string {
    const name = ACTORS[kind];
    return typeof id === 'string' ? (this.#people.nameOf(id) ?? `${name} ${endOf(id)}`) : name;
  }

  target({ kind, id, label }: Target): string {
    const name = kind === 'account' ? this.#people.nameOf(id) : undefined;
    return name ?? `${KINDS[kind] ?? kind} ${label ?? this.#labels().get(id) ?? endOf(id)}`;
  }

  /** For lists, in which the end of an id is useless. */
  brief(target: Target): string {
    const isNamed =
      target.kind === 'account' || (target.label ?? this.#labels().get(target.id)) !== undefined;
    return isNamed ? this.target(target) : (KINDS[target.kind] ?? target.kind);
  }

  /** The main target; undefined when the record concerns only the actor and their logon. */
  mainTarget({ actor, targets }: AuditRecord): Target | undefined {
    const isOwn = ({ kind, id }: Target) => kind === 'account' && id === actor.id;
    const ofLogons = targets.some(isOwn) ? OF_LOGONS : [];
    const others = targets.filter((target) => !isOwn(target) && !ofLogons.includes(target.kind));
    return [...others].sort((one, other) => rankOf(one) - rankOf(other))[0];
  }
}

function rankOf({ kind }: Target): number {
  const rank = ORDER.indexOf(kind);
  return rank < 0 ? ORDER.length : rank;
}

/** Enough of an id to distinguish it from others on a page; without line breaks. */
function endOf(id: string): string {
  return `…\u2060${id.slice(-6)}`;
}
