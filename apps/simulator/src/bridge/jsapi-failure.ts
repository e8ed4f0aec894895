/** The argument of `onFail`. The texts follow what integrators report; DingTalk documents none. */
export interface JsapiFailure {
  readonly errorCode: string;
  readonly errorMessage: string;
}

export const JSAPI_FAILURES = {
  wrongCorp: { errorCode: '3', errorMessage: '1002,corpId is wrong or the user does not belong to it' },
  domainNotRegistered: {
    errorCode: '3',
    errorMessage: '1003,the domain of the page is not registered for the app',
  },
  appUnknown: { errorCode: '3', errorMessage: '1004,clientId does not exist in the organisation' },
  notPublished: { errorCode: '3', errorMessage: '1005,the app is not published' },
  notVisible: { errorCode: '3', errorMessage: '1006,the user is outside the visible range of the app' },
  notSupported: { errorCode: '2', errorMessage: 'this version of DingTalk does not know the JSAPI' },
} as const satisfies Record<string, JsapiFailure>;
