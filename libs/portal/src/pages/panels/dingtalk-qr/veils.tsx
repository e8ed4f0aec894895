import type { Messages } from '../../../i18n/index.js';
import { Icon, type IconName } from '../../layout/icons.js';
import { WAITING, type QrState } from './states.js';

const MARKS: Readonly<Partial<Record<QrState, IconName>>> = {
  confirmed: 'check',
  denied: 'cross',
  expired: 'clock',
  conflict: 'people',
  cancelled: 'off',
  unavailable: 'alert',
  disabled: 'off',
  failed: 'alert',
};

/** What lies over the code in one state. */
export function Veil({ t, state, shown }: { t: Messages['qr']; state: QrState; shown: boolean }) {
  const mark = MARKS[state];
  const texts = t[state];
  return (
    <div class="veil" data-when={state} hidden={!shown}>
      {WAITING.has(state) ? <Waiting t={t} /> : ''}
      {mark === undefined ? (
        ''
      ) : (
        <span class={state === 'confirmed' ? 'medal medal-good' : 'medal medal-plain'}>
          <Icon name={mark} />
        </span>
      )}
      {'action' in texts ? (
        <button
          type="button"
          class={WAITING.has(state) ? 'button small' : 'button primary small'}
          data-renew
          safe
        >
          {texts.action}
        </button>
      ) : (
        ''
      )}
    </div>
  );
}

/** Outside the captions: a screen reader must not count the seconds aloud. */
function Waiting({ t }: { t: Messages['qr'] }) {
  return (
    <>
      <span class="progress" aria-hidden="true"></span>
      <p class="veil-line">
        <span safe>{t.again.before}</span> <span class="seconds" data-seconds></span>{' '}
        <span safe>{t.again.after}</span>
      </p>
    </>
  );
}

export function Scanned({
  t,
  view,
  shown,
}: {
  t: Messages['qr'];
  view: Record<string, unknown>;
  shown: boolean;
}) {
  return (
    <div class="veil" data-when="scanned" hidden={!shown}>
      <p class="veil-line">
        <span safe>{t.scanned.hello}</span>{' '}
        <strong data-name safe>
          {textOf(view['name'])}
        </strong>
      </p>
      <p class="number">
        <span class="visually-hidden" safe>
          {t.scanned.number}
        </span>
        <span data-number safe>
          {textOf(view['number'])}
        </span>
      </p>
    </div>
  );
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
