import {
  Document,
  MethodMenu,
  tenantPaths,
  toHtml,
  type LogonPanel,
  type PanelState,
  type TenantContext,
} from '#pages';
import { NEXT_PAGE } from '../application/logon-policy.js';
import type { FactorRequirement } from '../domain/logon-requirement.js';
import { texts } from './texts/index.js';

interface NextStepPageProps {
  readonly context: TenantContext;
  readonly requirement: FactorRequirement;
  /** The panel of the way that is shown. */
  readonly panel: LogonPanel;
  readonly state: PanelState | undefined;
}

/** Asks for what a logon needs in addition to the proofs it has. */
export function nextStepPage({ context, requirement, panel, state = {} }: NextStepPageProps): string {
  const t = texts(context.locale).next;
  const title = requirement.label[context.locale];
  const { base, logon } = tenantPaths(context.tenant.slug);
  return toHtml(
    <Document context={context} title={title} scripts={panel.scripts} styles={panel.styles}>
      <h1 safe>{title}</h1>
      <p class="subtitle" safe>
        {t.text(context.tenant.name)}
      </p>
      {panel.render({ context, action: `${base}/${NEXT_PAGE}/${encodeURIComponent(panel.key)}`, state })}
      <MethodMenu context={context} methods={requirement.ways} current={panel.key} />
      <p class="after">
        <a href={logon} safe>
          {t.again}
        </a>
      </p>
    </Document>,
  );
}
