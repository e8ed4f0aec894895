/** DingTalk's own test of its browser (`dingtalk-jsapi`, lib/env): a hint for what to show, never a decision about rights. */
export const DINGTALK = { name: 'DingTalk', mark: /DingTalk/i };
