import { messages, type Messages } from '../../i18n/index.js';
import { en } from '../../i18n/en.js';
import { zh } from '../../i18n/zh.js';
import { Form } from '../layout/form.js';
import { Icon, type IconName } from '../layout/icons.js';
import { ErrorBox } from '../layout/notice.js';
import type { LogonMethodPanel, PanelProps } from './logon-method-panel.js';

/** Every picture the display can show; the script switches between them by `data-state`. */
export const QR_STATES = [
  'loading',
  'created',
  'scanned',
  'confirmed',
  'denied',
  'expired',
  'conflict',
  'cancelled',
  'limit',
  'busy',
  'offline',
  'unavailable',
  'disabled',
  'failed',
] as const;

export type QrState = (typeof QR_STATES)[number];

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

/** Pictures of something that passes: the page waits and tries again by itself. */
const WAITING: ReadonlySet<QrState> = new Set(['limit', 'busy', 'offline']);

function stateOf(value: unknown): QrState {
  return QR_STATES.find((state) => state === value) ?? 'loading';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** What lies over the code in one state. */
function Veil({ t, state, shown }: { t: Messages['qr']; state: QrState; shown: boolean }) {
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

function Scanned({ t, view, shown }: { t: Messages['qr']; view: Record<string, unknown>; shown: boolean }) {
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

function QrDisplay(props: PanelProps) {
  const { context, action, state, returnTo } = props;
  const t = messages(context.locale).qr;
  const view = state.view ?? {};
  const now = stateOf(view['state']);
  const image = typeof view['image'] === 'string' ? view['image'] : undefined;
  return (
    <section class="qr" data-qr data-ticket={`${action}/ticket`} data-return-to={returnTo} data-state={now}>
      <div class="stage">
        <svg class="ring" viewBox="0 0 100 100" aria-hidden="true" focusable="false">
          <rect class="ring-track" x="1" y="1" width="98" height="98" rx="7" pathLength="100" />
          <rect class="ring-left" x="1" y="1" width="98" height="98" rx="7" pathLength="100" data-ring />
        </svg>
        <div class="code-face">
          <img data-code alt={t.alt} width="256" height="256" hidden={image === undefined} src={image} />
          <div class="skeleton" aria-hidden="true"></div>
        </div>
        {QR_STATES.map((name) =>
          name === 'scanned' ? (
            <Scanned t={t} view={view} shown={now === name} />
          ) : name === 'created' || name === 'loading' ? (
            ''
          ) : (
            <Veil t={t} state={name} shown={now === name} />
          ),
        )}
      </div>
      <div class="captions" role="status" aria-live="polite">
        {QR_STATES.map((name) => (
          <div class="caption" data-caption={name} hidden={name !== now}>
            <p class="caption-title" safe>
              {t[name].title}
            </p>
            <p class="hint" safe>
              {t[name].text}
            </p>
          </div>
        ))}
      </div>
      <noscript>
        <p class="notice notice-calm" safe>
          {t.noscript}
        </p>
      </noscript>
      <Here {...props} />
    </section>
  );
}

interface SameDeviceProps extends PanelProps {
  /** Whether the direct way is the one that the page is about. */
  readonly isAlone: boolean;
}

/** DingTalk confirms on the device that shows this page. */
function SameDevice({ context, action, state, returnTo, isAlone }: SameDeviceProps) {
  const t = messages(context.locale).qr.sameDevice;
  const open = state.view?.['openUrl'];
  const first = isAlone ? 'button primary' : 'button';
  return (
    <>
      {typeof open === 'string' ? (
        <a class={first} href={open} safe>
          {t.open}
        </a>
      ) : (
        ''
      )}
      <Form context={context} action={`${action}/oauth`} returnTo={returnTo} class="stack">
        <button class={typeof open === 'string' ? 'button' : first} safe>
          {t.oauth}
        </button>
      </Form>
    </>
  );
}

/** On a phone there is nothing to scan: it cannot see its own screen. */
function OnPhone(props: PanelProps) {
  const { context, state } = props;
  return (
    <div class="form">
      <ErrorBox context={context} error={state.error} />
      <p class="hint" safe>
        {messages(context.locale).qr.sameDevice.text}
      </p>
      <SameDevice {...props} isAlone />
    </div>
  );
}

/**
 * On a tablet the code is for a phone that lies beside it, and DingTalk may be on the tablet, too. Elsewhere this is
 * hidden, until the script finds that the computer is a tablet.
 */
function Here(props: PanelProps) {
  const { context, state } = props;
  return (
    <div class="others" data-here hidden={state.view?.['device'] !== 'tablet'}>
      <h2 class="others-title" safe>
        {messages(context.locale).qr.sameDevice.here}
      </h2>
      <div class="form compact">
        <SameDevice {...props} isAlone={false} />
      </div>
    </div>
  );
}

/**
 * The QR display; its script is `qr-display`. The view says on which `device` it is shown: a `phone` gets the direct way
 * instead (C9), a `tablet` both; `openUrl` is a `dingtalk://` link. `{ state, name?, number?, image? }` begins with that
 * picture.
 */
export const dingtalkQrPanel: LogonMethodPanel = {
  key: 'dingtalk-qr',
  label: { en: en.logon.method.dingtalkQr, zh: zh.logon.method.dingtalkQr },
  scripts: ['qr-display.js'],
  render: (props) =>
    props.state.view?.['device'] === 'phone' ? <OnPhone {...props} /> : <QrDisplay {...props} />,
};
