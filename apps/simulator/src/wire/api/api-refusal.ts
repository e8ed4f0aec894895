/** A refusal in the shape of `api.dingtalk.com`: an HTTP status, a dotted code and sometimes what is missing. */
export class ApiRefusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly requiredScopes?: readonly string[],
  ) {
    super(message);
  }
}

export const codeNotFound = () =>
  new ApiRefusal(400, 'invalidParameter.authCode.notFound', '不合法的临时授权码');

export const badClient = () =>
  new ApiRefusal(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');

export const tokenInvalid = () => new ApiRefusal(400, 'InvalidAuthentication', '不合法的access_token');

export const ipNotAllowed = ({ ip }: { readonly ip: string }) =>
  new ApiRefusal(403, 'Forbidden.AccessDenied.IpNotInWhiteList', `访问ip不在白名单之中,request ip=${ip}`);

export const qpsLimit = () =>
  new ApiRefusal(
    403,
    'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi',
    '应用调用该接口超过QPS限制，请稍后重试',
  );

export const permissionDenied = (permission: string) =>
  new ApiRefusal(
    403,
    'Forbidden.AccessDenied.AccessTokenPermissionDenied',
    `应用尚未开通所需的权限：[${permission}]`,
    [permission],
  );
