import type { DisplayProps } from './display-props.js';

/** The link to a phone to try codes with, if there is one. */
export function Trial({ state, t }: DisplayProps) {
  const address = state.view?.['trialPhone'];
  if (typeof address !== 'string') return '';
  return (
    <p class="hint trial">
      <a href={address} target="openeiam-trial-phone" rel="noreferrer" safe>
        {t.trialPhone}
      </a>
    </p>
  );
}
