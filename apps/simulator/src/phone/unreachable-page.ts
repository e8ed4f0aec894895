const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');
}

/** Shown in the frame when the portal does not answer. */
export function portalUnreachablePage(portalOrigin: string, error: unknown): string {
  const cause = error instanceof Error ? error.message : '';
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>No answer</title>
<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"></head>
<body><h1>The portal does not answer</h1><p lang="zh">门户没有响应</p>
<p>${escaped(portalOrigin)}</p><p>${escaped(cause)}</p></body></html>`;
}
