import type { Children } from '@kitajs/html';
import { Avatar } from '../pages/avatar.js';
import type { Person } from '../world/person.js';
import type { LoginPageProps } from './login-document.js';
import { LOGIN_TEXTS } from './login-texts.js';

interface LogOnAsProps extends LoginPageProps {
  readonly people: readonly Person[];
  readonly action: string;
  readonly children: Children;
}

/** A button for each person who can log on. */
export function LogOnAs({ people, action, language, children }: LogOnAsProps) {
  const texts = LOGIN_TEXTS[language];
  return (
    <form class="people" method="post" action={action}>
      {children}
      {people.map((person) => (
        <button class="person" name="person" value={person.id} aria-label={texts.logOnAs(person.name)}>
          <Avatar person={person} />
          <span safe>{person.name}</span>
        </button>
      ))}
    </form>
  );
}
