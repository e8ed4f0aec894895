/** A refusal in the shape of `oapi.dingtalk.com`: HTTP 200 and a number. */
export class OapiRefusal extends Error {
  constructor(
    readonly errcode: number,
    message: string,
    /** Below `/topapi`, authentication and permission failures have the code 88, with the actual code inside. */
    readonly isWrapped = false,
  ) {
    super(message);
  }

  body(requestId: string): Record<string, unknown> {
    if (!this.isWrapped) return { errcode: this.errcode, errmsg: this.message, request_id: requestId };
    const sub_code = String(this.errcode);
    const errmsg = `ding talk error[subcode=${sub_code},submsg=${this.message}]`;
    return { errcode: 88, sub_code, sub_msg: this.message, errmsg, request_id: requestId };
  }
}
