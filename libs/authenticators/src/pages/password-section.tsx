import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HomeSections, Timestamp, type HomeSection, type HomeVisit, type TenantContext } from '#pages';
import { OwnPassword } from '../password/own-password.js';
import { ownPasswordPath } from './own-password-path.js';
import { texts } from './texts/index.js';

/** The home page's section about the person's password, if the organisation offers passwords. */
@Injectable()
export class PasswordSection implements HomeSection, OnModuleInit {
  readonly key = 'password';
  readonly place = 15;

  constructor(
    private readonly sections: HomeSections,
    private readonly own: OwnPassword,
  ) {}

  onModuleInit(): void {
    this.sections.register(this);
  }

  async draw({ context, tenant, principal }: HomeVisit): Promise<JSX.Element> {
    const setAt = await this.own.setAt(tenant.id, principal.accountId);
    return setAt === undefined ? '' : <PasswordPanel context={context} setAt={setAt} />;
  }
}

/** @param props.setAt null: no password yet */
export function PasswordPanel({ context, setAt }: { context: TenantContext; setAt: Date | null }) {
  const t = texts(context.locale).own;
  return (
    <section class="panel" aria-labelledby="password">
      <div class="row">
        <div>
          <h2 id="password" safe>
            {t.title}
          </h2>
          <p class="hint">
            {setAt === null ? (
              <span safe>{t.none}</span>
            ) : (
              <>
                <span safe>{t.since}</span> <Timestamp context={context} at={setAt} style="relative" />
              </>
            )}
          </p>
        </div>
        <a class="button small" href={ownPasswordPath(context.tenant.slug)} safe>
          {setAt === null ? t.set : t.change}
        </a>
      </div>
    </section>
  );
}
