import type { PropsWithChildren } from '@kitajs/html';

/** A list of names with values. */
export function DescriptionList(props: PropsWithChildren) {
  return <dl class="facts">{props.children}</dl>;
}

export function DescriptionItem(props: PropsWithChildren<{ label: string }>) {
  return (
    <div class="fact">
      <dt safe>{props.label}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}
