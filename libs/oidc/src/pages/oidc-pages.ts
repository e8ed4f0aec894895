/** What a form of the provider is sent with. */
export interface ProviderForm {
  readonly action: string;
  /** Ties the form to the browser that it was drawn for. */
  readonly xsrf: string;
}

/** Why a code of the device flow was not taken. */
export type UserCodeProblem = 'missing' | 'unknown' | 'expired' | 'used' | 'aborted';

/** The pages that the provider lets the portal draw, each whole, for one visit. */
export interface OidcPages {
  askUserCode(form: ProviderForm, entered: string | undefined, problem: UserCodeProblem | undefined): string;
  confirmUserCode(form: ProviderForm, userCode: string, application: string): string;
  deviceDone(application: string): string;
  /** @param isMeant the application has shown that the person asked there: nothing is asked again */
  confirmLogoff(form: ProviderForm, isMeant: boolean): string;
  loggedOff(): string;
  /** Leads on by itself. Browsers hold the redirects that follow a form to the form's policy; this begins anew. */
  goOn(address: string): string;
  /** @param error code of OAuth 2.0 */
  refused(error: string, description: string | undefined): string;
}
