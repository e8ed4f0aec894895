import { SignOf, type Logo } from '#pages';
import type { DisplayProps } from './display-props.js';
import { Here } from './same-device.js';
import { PHONE_CAPTIONS, QR_STATES, type QrState } from './states.js';
import { Trial } from './trial.js';
import { Scanned, Veil } from './veils.js';

function stateOf(value: unknown): QrState {
  return QR_STATES.find((state) => state === value) ?? 'loading';
}

interface CaptionProps {
  readonly name: string;
  readonly texts: { readonly title: string; readonly text: string };
  readonly shown: boolean;
  readonly warns?: boolean;
}

function Caption({ name, texts, shown, warns = false }: CaptionProps) {
  return (
    <div class={warns ? 'caption caption-warns' : 'caption'} data-caption={name} hidden={!shown}>
      <p class="caption-title" safe>
        {texts.title}
      </p>
      <p class="hint" safe>
        {texts.text}
      </p>
    </div>
  );
}

/** The code, its overlay and its captions. The script `qr-display` updates them. */
export function QrDisplay(props: DisplayProps & { readonly logo: Logo | undefined }) {
  const { context, action, state, returnTo, t, logo } = props;
  const view = state.view ?? {};
  const now = stateOf(view['state']);
  const happened = PHONE_CAPTIONS.find((one) => one === view['happened']);
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
          {logo === undefined ? (
            ''
          ) : (
            <span class="code-mark">
              <SignOf sign={logo} />
            </span>
          )}
          <div class="skeleton" aria-hidden="true"></div>
        </div>
        {QR_STATES.map((name) =>
          name === 'scanned' ? (
            <Scanned t={t} view={view} shown={now === name} />
          ) : name === 'created' || name === 'loading' ? (
            ''
          ) : (
            <Veil context={context} t={t} state={name} shown={now === name} />
          ),
        )}
      </div>
      <div class="captions" role="status" aria-live="polite" tabindex="-1" data-captions>
        {QR_STATES.map((name) => (
          <Caption name={name} texts={t[name]} shown={happened === undefined && name === now} />
        ))}
        {PHONE_CAPTIONS.map((name) => (
          <Caption name={name} texts={t.phone[name]} shown={name === happened} warns />
        ))}
      </div>
      <noscript>
        <p class="notice" safe>
          {t.noscript}
        </p>
      </noscript>
      <Here {...props} />
      <Trial {...props} />
    </section>
  );
}
