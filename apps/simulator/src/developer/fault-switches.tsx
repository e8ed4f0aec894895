import { FAULT_NAMES, type FaultName } from '../faults/fault.js';
import type { Language } from '../pages/language.js';
import { DEVELOPER_TEXTS } from './developer-texts.js';

export interface FaultSwitchesProps {
  readonly language: Language;
  /** The active faults. */
  readonly faults: ReadonlySet<FaultName>;
}

/** A switch for each fault; it takes effect at once. */
export function FaultSwitches({ language, faults }: FaultSwitchesProps) {
  const texts = DEVELOPER_TEXTS[language];
  return (
    <section class="card" aria-labelledby="faults">
      <h2 id="faults" safe>
        {texts.faults}
      </h2>
      <p class="hint" safe>
        {texts.faultsHint}
      </p>
      {FAULT_NAMES.map((name) => (
        <label class="switch">
          <input type="checkbox" role="switch" data-fault={name} checked={faults.has(name)} />
          <span>
            <span safe>{texts.fault[name]}</span> <code>{name}</code>
          </span>
        </label>
      ))}
    </section>
  );
}
