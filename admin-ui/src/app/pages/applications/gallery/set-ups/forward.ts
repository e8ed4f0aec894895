import type { ForwardSetUp } from '../set-up';

/** Any web application behind nginx, Traefik or Caddy. */
export const forward: ForwardSetUp = {
  protocol: 'forward',
  key: 'forward',
  name: $localize`:@@applications.setUp.forward:Web application behind a proxy`,
  text: $localize`:@@applications.setUp.forwardText:It has no logon of its own: nginx, Traefik or Caddy asks the portal.`,
  source: 'https://nginx.org/en/docs/http/ngx_http_auth_request_module.html',
  register: () => ({}),
};
