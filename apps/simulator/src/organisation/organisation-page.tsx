import type { Children } from '@kitajs/html';
import { Avatar } from '../pages/avatar.js';
import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { SimulatorHeader } from '../pages/simulator-header.js';
import type { Organisation } from '../world/organisation.js';
import { DepartmentTree, type Chosen } from './department-tree.js';
import { ORGANISATION_TEXTS } from './organisation-texts.js';
import type { ShownOrganisation } from './shown-organisation.js';

export interface OrganisationPageProps {
  readonly language: Language;
  readonly organisations: readonly Organisation[];
  readonly shown: ShownOrganisation;
  readonly chosen: Chosen;
  /** The actions on the selection; undefined: nothing is selected. */
  readonly panel: Children | undefined;
}

/** An organisation's departments and people, to be edited by hand. */
export function OrganisationPage({ language, organisations, shown, chosen, panel }: OrganisationPageProps) {
  const texts = ORGANISATION_TEXTS[language];
  const { corpId } = shown.organisation;
  return (
    <Document
      title={texts.title}
      language={language}
      style="organisation"
      scripts={['organisation']}
      bodyClass="organisation"
    >
      <SimulatorHeader language={language} current="organisation" />
      <main>
        <div class="heading">
          <h1 safe>{texts.heading}</h1>
          <p class="intro" safe>
            {texts.intro}
          </p>
          <p class="hears" safe>
            {texts.hears(shown.lines, shown.hasPush)}
          </p>
          <nav aria-label={texts.organisations}>
            {organisations.map((one) => (
              <a href={`?corp=${one.corpId}`} aria-current={one.corpId === corpId ? 'page' : undefined} safe>
                {one.name[language]}
              </a>
            ))}
          </nav>
        </div>
        <section class="card" aria-label={texts.tree}>
          <ul class="tree">
            <DepartmentTree language={language} corpId={corpId} shown={shown.root} chosen={chosen} />
          </ul>
          {shown.former.length === 0 ? (
            ''
          ) : (
            <>
              <h2 safe>{texts.former}</h2>
              <ul class="former">
                {shown.former.map((person) => (
                  <li>
                    <form data-method="PUT" data-path={`/control/members/${corpId}/${person.id}`}>
                      <Avatar person={person} />
                      <span safe>{person.name}</span>
                      <button safe>{texts.rejoin}</button>
                    </form>
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
        <section class="card panel">
          <p class="said" role="alert"></p>
          {panel ?? (
            <p class="hint" safe>
              {texts.pick}
            </p>
          )}
        </section>
      </main>
    </Document>
  );
}
