import type { PropsWithChildren } from '@kitajs/html';

/** A list of named facts. */
export function Facts(props: PropsWithChildren) {
  return <dl class="facts">{props.children}</dl>;
}

export function Fact(props: PropsWithChildren<{ label: string }>) {
  return (
    <div class="fact">
      <dt safe>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
