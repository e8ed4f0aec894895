import type { DingTalkApp } from './app.js';
import { checkConnection, type CheckTarget } from './checks/check-connection.js';
import type { CheckItem } from './checks/check-item.js';
import type { CheckMeans } from './checks/directory-items.js';
import { DingTalkError } from './dingtalk-error.js';
import { isLogonCode } from './logon-code.js';
import { composeIdentity } from './people/compose-identity.js';
import type { DingTalkIdentity } from './people/identity.js';
import { readMemberRecord, type MemberRecord } from './people/member-record.js';
import { memberIdOf } from './people/membership.js';
import { readOwnProfile } from './people/own-profile.js';
import { redeemSilentCode } from './people/silent-logon.js';
import { AppTokens } from './tokens/app-tokens.js';
import { requestUserToken } from './tokens/request-user-token.js';
import { Wire, type WireOptions } from './wire/wire.js';

/**
 * Asks DingTalk who a person is. One instance serves a whole process and any number of apps. It holds the apps' tokens and the circuit
 * breakers, and no data about people.
 */
export class DingTalkClient {
  readonly #wire: Wire;
  readonly #tokens: AppTokens;

  constructor(options: WireOptions = {}) {
    this.#wire = new Wire(options);
    this.#tokens = new AppTokens(this.#wire);
  }

  /**
   * Identifies the person who came back from DingTalk's authorisation page with `code`. The code is used up, whatever the outcome.
   *
   * @throws DingTalkError `not_member` also when the person chose another organisation on DingTalk's page
   */
  async identifyByOAuthCode(app: DingTalkApp, code: string): Promise<DingTalkIdentity> {
    const { token, corpId } = await requestUserToken(this.#wire, app, usable(code, 'userAccessToken'));
    if (corpId !== undefined && corpId !== app.credentials.corpId) {
      throw new DingTalkError('not_member', { operation: 'userAccessToken', code: 'other_organisation' });
    }
    const profile = await readOwnProfile(this.#wire, app, token);
    const userId = await memberIdOf(this.#wire, this.#tokens, app, profile.unionId);
    if (corpId === undefined) {
      // Checked last: DingTalk names no organisation for outsiders either, and they must get the error for outsiders.
      throw new DingTalkError('unexpected_answer', { operation: 'userAccessToken', code: 'no_corpid' });
    }
    const record = await this.#recordOf(app, userId);
    return composeIdentity(app, { ...profile, name: profile.nick, userId }, record);
  }

  /**
   * Identifies the holder of the phone whose DingTalk app gave `code` to our page. The code is used up, whatever the outcome. One call is
   * enough: for the app's own token, DingTalk returns an id and the organisation's name for the person only if they are a member.
   *
   * @param options.withRecord also asks for the organisation's record, which contains the mailbox that the organisation assigned
   * @throws DingTalkError
   */
  async identifyByJsapiCode(
    app: DingTalkApp,
    code: string,
    { withRecord = false } = {},
  ): Promise<DingTalkIdentity> {
    const person = await redeemSilentCode(this.#wire, this.#tokens, app, usable(code, 'getuserinfo'));
    const isEnough = person.name !== undefined && !withRecord;
    return composeIdentity(app, person, isEnough ? undefined : await this.#recordOf(app, person.userId));
  }

  /** Finds out, item by item, why logging on through this app, or reading its directory, would fail. Never throws a `DingTalkError`. */
  async checkConnection(
    app: DingTalkApp,
    target: CheckTarget,
    means: CheckMeans,
  ): Promise<readonly CheckItem[]> {
    return checkConnection(this.#wire, this.#tokens, app, target, means);
  }

  async #recordOf(app: DingTalkApp, userId: string): Promise<MemberRecord | undefined> {
    try {
      return await readMemberRecord(this.#wire, this.#tokens, app, userId);
    } catch (error) {
      // Membership is proven and the record only adds details, so its failures are ignored, except when it says that the person has left.
      if (error instanceof DingTalkError && error.reason !== 'not_member') return undefined;
      throw error;
    }
  }
}

function usable(code: string, operation: string): string {
  if (isLogonCode(code)) return code;
  throw new DingTalkError('code_unusable', { operation, code: 'impossible_form' });
}
