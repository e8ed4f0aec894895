/** The target and token of a form of the provider. */
export interface ProviderForm {
  readonly action: string;
  /** Ties the form to the browser for which it was rendered. */
  readonly xsrf: string;
}

/** Why a device's user code was not accepted. */
export type UserCodeProblem = 'missing' | 'unknown' | 'expired' | 'used' | 'aborted';

/** The pages that the provider has the portal render, as complete documents for one visit. */
export interface OidcPages {
  askUserCode(form: ProviderForm, entered: string | undefined, problem: UserCodeProblem | undefined): string;
  confirmUserCode(form: ProviderForm, userCode: string, application: string): string;
  deviceDone(application: string): string;
  /** @param isMeant the application has proven that the person asked for it, so the page does not ask again */
  confirmLogoff(form: ProviderForm, isMeant: boolean): string;
  loggedOff(): string;
  /** Continues to an address by a new navigation: browsers apply the form's policy to the redirects that follow it. */
  goOn(address: string): string;
  /** @param error code of OAuth 2.0 */
  refused(error: string, description: string | undefined): string;
}
