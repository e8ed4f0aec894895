import { tellTrouble } from './phone/tell-trouble.js';
import { logonCode, type DingTalkApp } from './dingtalk/logon-code.js';

function appOf(text: string): DingTalkApp | undefined {
  const app = JSON.parse(text) as Partial<DingTalkApp>;
  const { corpId, clientId } = app;
  return typeof corpId === 'string' && typeof clientId === 'string' ? { corpId, clientId } : undefined;
}

function fallBack(): void {
  tellTrouble('unrecognised');
  document.querySelector<HTMLElement>('[data-progress]')?.setAttribute('hidden', '');
  document.querySelector<HTMLElement>('[data-fallback]')?.removeAttribute('hidden');
}

async function identify(): Promise<void> {
  const app = appOf(document.getElementById('dingtalk')?.textContent ?? '{}');
  const form = document.querySelector<HTMLFormElement>('form[data-identity]');
  const field = form?.querySelector<HTMLInputElement>('input[name="code"]');
  if (app === undefined || !form || !field) {
    fallBack();
    return;
  }
  field.value = await logonCode(app);
  form.submit();
}

// Whatever DingTalk's reason: the person can go on by DingTalk's own page.
identify().catch(fallBack);
