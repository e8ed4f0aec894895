import {
  BrandHeading,
  Document,
  MethodMenu,
  Notice,
  Sheet,
  tenantPaths,
  toHtml,
  type LogonPanel,
  type MethodEntry,
  type PanelState,
  type TenantContext,
} from '#pages';
import { texts } from '../texts/index.js';

/** The organisation that the browser is logged on to, when it is another one. */
export interface Elsewhere {
  readonly name: string;
  readonly home: string;
}

interface LogonPageProps {
  readonly context: TenantContext;
  /** The enabled methods in the tenant's order. */
  readonly methods: readonly MethodEntry[];
  /** The panel of the method on show: the default, or the one asked for. `undefined` when none is enabled. */
  readonly current: LogonPanel | undefined;
  readonly state?: PanelState | undefined;
  /** Where the logon should lead, as the address of this page says. */
  readonly returnTo?: string | undefined;
  readonly notice?: string | undefined;
  readonly elsewhere?: Elsewhere | undefined;
  /** Name of the application that the logon leads to. */
  readonly application?: string | undefined;
}

/** The tenant's logon page. */
export function logonPage(props: LogonPageProps): string {
  const { context, methods, current, state = {}, notice, elsewhere, application } = props;
  const t = texts(context.locale).logon;
  if (current === undefined) return withoutMethod(context);
  const wayOut = current.wayOut?.(context, methods);
  const title = t.title(context.tenant.name);
  const label = methods.find(({ key }) => key === current.key)?.label;
  return toHtml(
    <Document
      context={context}
      title={title}
      scripts={current.scripts}
      styles={current.styles}
      brand="within"
    >
      <BrandHeading context={context} title={title} />
      <h2 class="visually-hidden" safe>
        {label?.[context.locale] ?? ''}
      </h2>
      {application === undefined ? '' : <Notice tone="calm" text={t.leadsTo(application)} />}
      {notice === undefined ? '' : <Notice tone="calm" text={notice} />}
      {elsewhere === undefined ? (
        ''
      ) : (
        <Notice
          tone="calm"
          text={t.elsewhere(elsewhere.name)}
          link={{ href: elsewhere.home, label: t.toElsewhere(elsewhere.name) }}
        />
      )}
      {current.render({
        context,
        action: tenantPaths(context.tenant.slug).method(current.key),
        state,
        returnTo: props.returnTo,
      })}
      {wayOut === undefined ? (
        ''
      ) : (
        <p class="after">
          <a href={wayOut.href} safe>
            {wayOut.label}
          </a>
        </p>
      )}
      <MethodMenu context={context} methods={methods} current={current.key} />
      <OwnText text={context.tenant.logonText} />
    </Document>,
  );
}

/** What the organisation itself has to say; last, as it may be long. */
function OwnText({ text = '' }: { text: string | undefined }) {
  if (text === '') return '';
  return (
    <p class="own-text" safe>
      {text}
    </p>
  );
}

function withoutMethod(context: TenantContext): string {
  const t = texts(context.locale).logon.noMethod;
  return toHtml(
    <Document context={context} title={t.title}>
      <Sheet icon="off" tone="calm" title={t.title} text={t.text} />
    </Document>,
  );
}
