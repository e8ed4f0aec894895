/** The simulator's own mark: a speech bubble with a scan line. Not DingTalk's trademark. */
export const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#1677ff"/>' +
  '<path d="M9 12V10.5A1.5 1.5 0 0 1 10.500 9H12M20 9h1.500A1.500 1.500 0 0 1 23 10.500V12M23 20v1.500a1.500 1.500 0 0 1-1.500 1.500H20' +
  'M12 23h-1.500A1.500 1.500 0 0 1 9 21.500V20M9 16h14" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round"/></svg>';
