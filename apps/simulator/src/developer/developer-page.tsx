import type { FaultName } from '../faults/fault.js';
import { Document } from '../pages/document.js';
import type { Language } from '../pages/language.js';
import { SimulatorHeader } from '../pages/simulator-header.js';
import type { App } from '../world/app.js';
import { AppCard } from './app-card.js';
import { FaultSwitches } from './fault-switches.js';
import { MemberSwitches, type Member } from './member-switches.js';
import { DEVELOPER_TEXTS } from './developer-texts.js';

export interface DeveloperPageProps {
  readonly language: Language;
  readonly apps: readonly App[];
  readonly members: readonly Member[];
  readonly faults: ReadonlySet<FaultName>;
}

/** DingTalk's developer console, as far as the portal needs it. */
export function DeveloperPage({ language, apps, members, faults }: DeveloperPageProps) {
  const texts = DEVELOPER_TEXTS[language];
  return (
    <Document
      title={texts.title}
      language={language}
      style="developer"
      scripts={['developer']}
      bodyClass="developer"
    >
      <SimulatorHeader language={language} current="developer" />
      <main>
        <div class="heading">
          <h1 safe>{texts.heading}</h1>
          <p class="intro" safe>
            {texts.intro}
          </p>
        </div>
        <div class="apps">
          {apps.map((app) => (
            <AppCard language={language} app={app} />
          ))}
        </div>
        <div class="beside">
          <MemberSwitches language={language} members={members} />
          <FaultSwitches language={language} faults={faults} />
        </div>
      </main>
    </Document>
  );
}
