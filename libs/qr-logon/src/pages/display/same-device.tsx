import { ErrorBox, Form } from '#pages';
import type { DisplayProps } from './display-props.js';

interface SameDeviceProps extends DisplayProps {
  /** Whether the direct way is the page's main action. */
  readonly isAlone: boolean;
}

/** The app confirms on the device that shows this page. */
function SameDevice({ context, action, state, returnTo, isAlone, t: { sameDevice: t } }: SameDeviceProps) {
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

/** On a phone there is nothing to scan: a phone cannot see its own screen. */
export function OnPhone(props: DisplayProps) {
  const { context, state, t } = props;
  return (
    <div class="form">
      <ErrorBox context={context} error={state.error} />
      <p class="hint" safe>
        {t.sameDevice.text}
      </p>
      <SameDevice {...props} isAlone />
      <a class="link center" href={withCode(context.query)} safe>
        {t.sameDevice.code}
      </a>
    </div>
  );
}

/** This page, with the code. */
function withCode(query: string | undefined): string {
  const address = new URLSearchParams(query);
  address.set('show', 'code');
  return `?${address.toString()}`;
}

/**
 * On a tablet the code is for a phone next to it, and the app may be on the tablet, too. On other devices this is hidden, until the script
 * finds that the computer is a tablet.
 */
export function Here(props: DisplayProps) {
  const { state, t } = props;
  return (
    <div class="others" data-here hidden={state.view?.['device'] !== 'tablet'}>
      <h2 class="others-title" safe>
        {t.sameDevice.here}
      </h2>
      <div class="form compact">
        <SameDevice {...props} isAlone={false} />
      </div>
    </div>
  );
}
