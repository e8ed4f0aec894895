import { linkToMethod, MethodMenu, tenantPaths, type LogonPanel } from '#pages';
import type { SecondaryPanel, LogonPageProps } from './logon-page-props.js';

interface OnShow extends Omit<LogonPageProps, 'current'> {
  readonly current: LogonPanel;
}

/** One method, and links to the others. */
export function Alone(props: OnShow) {
  const { context, methods, current } = props;
  return (
    <>
      <h2 class="visually-hidden" safe>
        {nameOf(props, current)}
      </h2>
      <Method {...props} panel={current} />
      <MethodMenu context={context} methods={methods} current={current.key} />
    </>
  );
}

/** The method that comes first, whose name is a link to it alone, and the form of another one among the others. */
export function Both(props: OnShow & { readonly beside: SecondaryPanel }) {
  const { context, methods, current, beside } = props;
  const content = <Method {...props} {...beside} />;
  return (
    <div class="both">
      <div>
        <h2 class="method-title">
          <a href={linkToMethod(current.key, context.query)} safe>
            {nameOf(props, current)}
          </a>
        </h2>
        <Method {...props} panel={current} />
      </div>
      <MethodMenu
        context={context}
        methods={methods}
        current={current.key}
        unfolded={{ key: beside.panel.key, content }}
      />
    </div>
  );
}

function Method({ context, methods, state = {}, returnTo, panel }: OnShow & { readonly panel: LogonPanel }) {
  const helpLink = panel.helpLink?.(context, methods);
  const action = tenantPaths(context.tenant.slug).method(panel.key);
  return (
    <>
      {panel.render({ context, action, state, returnTo })}
      {helpLink === undefined ? (
        ''
      ) : (
        <p class="after">
          <a href={helpLink.href} safe>
            {helpLink.label}
          </a>
        </p>
      )}
    </>
  );
}

function nameOf({ context, methods }: OnShow, panel: LogonPanel): string {
  return methods.find(({ key }) => key === panel.key)?.label[context.locale] ?? '';
}
