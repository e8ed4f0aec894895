import type { PropsWithChildren } from '@kitajs/html';
import { Icon, type IconName } from './icons.js';

export type Tone = 'good' | 'calm' | 'bad';

interface MessageCardProps {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly text: string;
}

/** The centred layout of a page with one main statement. */
export function MessageCard(props: PropsWithChildren<MessageCardProps>) {
  return (
    <div class="sheet">
      <span class={`medal medal-${props.tone}`}>
        <Icon name={props.icon} />
      </span>
      <h1 safe>{props.title}</h1>
      <p class="lead" safe>
        {props.text}
      </p>
      {props.children}
    </div>
  );
}
