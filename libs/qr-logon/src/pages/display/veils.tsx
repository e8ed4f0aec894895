import { Icon, tenantPaths, type IconName, type PageContext } from '#pages';
import { WAITING, type QrState } from './states.js';
import type { QrWords } from '../texts/index.js';

const MARKS: Readonly<Partial<Record<QrState, IconName>>> = {
  confirmed: 'check',
  denied: 'cross',
  expired: 'clock',
  conflict: 'people',
  cancelled: 'off',
  disabled: 'off',
  wrong_address: 'link',
  no_cookies: 'alert',
  stale: 'renew',
  logged_on: 'people',
  failed: 'alert',
};

interface VeilProps {
  readonly context: PageContext;
  readonly t: QrWords;
  readonly state: QrState;
  readonly shown: boolean;
}

/** The overlay of the code in one state. */
export function Veil({ context, t, state, shown }: VeilProps) {
  const mark = MARKS[state];
  const words = t[state];
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
      {'action' in words ? (
        <button
          type="button"
          class={WAITING.has(state) ? 'button small' : 'button primary small'}
          data-renew
          safe
        >
          {words.action}
        </button>
      ) : (
        ''
      )}
      {'link' in words ? (
        <a
          class="button primary small"
          href={linkOf(context, state)}
          data-right-address={state === 'wrong_address'}
          safe
        >
          {words.link}
        </a>
      ) : (
        ''
      )}
    </div>
  );
}

/** Target of the link in a picture without a code. Only the refusal says which address is the right one; the script fills it in. */
function linkOf({ tenant, query = '' }: PageContext, state: QrState): string | undefined {
  if (state === 'wrong_address') return undefined;
  return state === 'logged_on' && tenant !== undefined ? tenantPaths(tenant.slug).home : `?${query}`;
}

/** Outside the captions, so that a screen reader does not read every second aloud. */
function Waiting({ t }: { t: QrWords }) {
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

export function Scanned({ t, view, shown }: { t: QrWords; view: Record<string, unknown>; shown: boolean }) {
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
