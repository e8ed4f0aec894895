/** DingTalk's mark. */
export const dingtalkIcon = 'M4 5c5 2 10 3 15 3-1 5-4 7-8 7l3 5-8-7 3-.5C6 11 5 8 4 5z';
