import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, CurrentTenant, SignedIn, type Principal } from '#http';
import { DomainError, statusOf } from '#kernel';
import { formFields, Page, PageContexts, tenantPaths, type FormFields } from '#pages';
import type { Tenant } from '#tenancy';
import { ChangeProfile, type EnteredValues } from '../application/change-profile.js';
import { ReadProfile, type ProfileEntry } from '../application/read-profile.js';
import { inputName } from '../pages/profile-field.js';
import { profilePage, type RefusedProfile } from '../pages/profile-page.js';

/** The page on which people change their own profile. */
@Controller('t/:slug/profile')
@SignedIn()
export class MyProfileController {
  constructor(
    private readonly contexts: PageContexts,
    private readonly profiles: ReadProfile,
    private readonly change: ChangeProfile,
  ) {}

  @Get()
  @Page()
  async ask(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const entries = await this.editable(tenant.id, principal);
    if (entries.length > 0) return profilePage({ context, entries });
    // The home page, which shows the profile, has no link to this page then.
    void reply.redirect(tenantPaths(tenant.slug).home, 303);
    return undefined;
  }

  @Post()
  @Page()
  async save(
    @CurrentTenant() tenant: Tenant,
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: formFields }) form: FormFields,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | undefined> {
    const context = this.contexts.ofTenant(request, reply, tenant);
    const entries = await this.editable(tenant.id, principal);
    const values = enteredIn(form, entries);
    try {
      await this.change.execute(tenant.id, principal.accountId, values, { by: 'person' });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      const refused = refusalOf(error);
      if (refused === undefined) throw error;
      void reply.code(statusOf(error.kind));
      const entered = entries.map((entry) => ({ ...entry, value: values[entry.field.key] ?? entry.value }));
      return profilePage({ context, entries: entered, refused });
    }
    void reply.redirect(`${tenantPaths(tenant.slug).home}?notice=profile.changed`, 303);
    return undefined;
  }

  private async editable(tenantId: string, { accountId }: Principal): Promise<readonly ProfileEntry[]> {
    const { entries } = await this.profiles.execute(tenantId, accountId, 'person');
    return entries.filter(({ mayEdit }) => mayEdit);
  }
}

function enteredIn(form: FormFields, entries: readonly ProfileEntry[]): EnteredValues {
  return Object.fromEntries(
    entries.flatMap(({ field: { key } }) => {
      const entered = form[inputName(key)];
      return entered === undefined ? [] : [[key, entered]];
    }),
  );
}

const SHOWN: ReadonlySet<string> = new Set<RefusedProfile['code']>([
  'profiles.value_missing',
  'profiles.value_taken',
  'profiles.value_invalid',
]);

/** The form's text for a refusal; undefined if the person could not fix it in the form. */
function refusalOf({ code, facts }: DomainError): RefusedProfile | undefined {
  if (!isShown(code)) return undefined;
  return { code, fields: [facts['fields'] ?? facts['field']].flat().map(String) };
}

function isShown(code: string): code is RefusedProfile['code'] {
  return SHOWN.has(code);
}
