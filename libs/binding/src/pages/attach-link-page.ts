import type { BilingualText } from '#kernel';
import { oneTimeLinkPage, type OneTimeLinkPageProps } from '#pages';
import { texts } from './texts/index.js';

interface AttachLinkPageProps extends Omit<OneTimeLinkPageProps, 'icon' | 'texts'> {
  /** Display name of the provider with which they scan. */
  readonly provider: BilingualText;
}

/** The page that the administrator's one-time link opens. */
export function attachLinkPage({ provider, ...props }: AttachLinkPageProps): string {
  const { context } = props;
  const { link } = texts(context.locale).attach;
  const name = provider[context.locale];
  const said = { ...link, title: link.title(name), text: link.text(context.tenant.name, name) };
  return oneTimeLinkPage({ ...props, icon: 'link', texts: said });
}
