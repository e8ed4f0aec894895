import { Avatar } from '../pages/avatar.js';
import type { Language } from '../pages/language.js';
import type { Organisation } from '../world/organisation.js';
import type { Person } from '../world/person.js';
import { DEVELOPER_TEXTS } from './developer-texts.js';

/** A person, with their present or former organisation. */
export interface Member {
  readonly person: Person;
  readonly organisation: Organisation;
  readonly isMember: boolean;
}

export interface MemberSwitchesProps {
  readonly language: Language;
  readonly members: readonly Member[];
}

/** A switch for each person's membership; it takes effect at once. */
export function MemberSwitches({ language, members }: MemberSwitchesProps) {
  const texts = DEVELOPER_TEXTS[language];
  return (
    <section class="card" aria-labelledby="people">
      <h2 id="people" safe>
        {texts.people}
      </h2>
      <p class="hint" safe>
        {texts.peopleHint}
      </p>
      {members.map(({ person, organisation, isMember }) => (
        <label class="switch person">
          <input
            type="checkbox"
            role="switch"
            data-corp={organisation.corpId}
            data-person={person.id}
            checked={isMember}
          />
          <Avatar person={person} />
          <span>
            <span safe>{person.name}</span>
            <span class="hint" safe>
              {organisation.name[language]}
            </span>
          </span>
        </label>
      ))}
    </section>
  );
}
