/** The values in a snippet. */
export interface Protected {
  /** The address that the proxy calls for each request. */
  readonly checkUrl: string;
  /** The hosts of the application. */
  readonly hosts: readonly string[];
}

/** A snippet for a proxy. */
export interface Snippet {
  readonly name: string;
  /** The title, which is the same in both languages: a file or its kind. */
  readonly place: string;
  readonly text: string;
}

/** A placeholder for the application's own address. */
const UPSTREAM = '127.0.0.1:8080';

export function snippetsFor(given: Protected): readonly Snippet[] {
  return [
    { name: 'nginx', place: 'server { … }', text: nginx(given) },
    { name: 'Traefik', place: 'dynamic.yml', text: traefik(given) },
    { name: 'Caddy', place: 'Caddyfile', text: caddy(given) },
  ];
}

/** `auth_request` does not follow redirects: the portal answers 401 with the address, and nginx redirects to it. */
function nginx({ checkUrl, hosts }: Protected): string {
  const names = hosts.map((host) => host.replace(/:\d+$/, '')).join(' ');
  const headers = ['user', 'name', 'email', 'groups'];
  return `server {
  listen 443 ssl;
  server_name ${names};

  location = /openeiam-forward-auth {
    internal;
    proxy_pass ${checkUrl}?refuse=401;
    proxy_pass_request_body off;
    proxy_ssl_server_name on;
    proxy_set_header Host ${new URL(checkUrl).host};
    proxy_set_header Content-Length "";
    proxy_set_header X-Forwarded-For $remote_addr;
    proxy_set_header X-Forwarded-Host $http_host;
    proxy_set_header X-Forwarded-Proto $scheme;
    proxy_set_header X-Forwarded-Method $request_method;
    proxy_set_header X-Forwarded-Uri $request_uri;
  }

  location @openeiam {
    internal;
    if ($portal_location = "") {
      return 401;
    }
    add_header Set-Cookie $portal_cookie always;
    add_header Cache-Control no-store always;
    return 302 $portal_location;
  }

  location / {
    auth_request /openeiam-forward-auth;
    auth_request_set $portal_location $upstream_http_location;
    auth_request_set $portal_cookie $upstream_http_set_cookie;
${headers.map((one) => `    auth_request_set $portal_${one} $upstream_http_remote_${one};`).join('\n')}
    error_page 401 = @openeiam;
    proxy_set_header Host $http_host;
${headers.map((one) => `    proxy_set_header Remote-${one[0]?.toUpperCase() ?? ''}${one.slice(1)} $portal_${one};`).join('\n')}
    proxy_pass http://${UPSTREAM};
  }
}
`;
}

function traefik({ checkUrl, hosts }: Protected): string {
  const rule = hosts.map((host) => `Host(\`${host.replace(/:\d+$/, '')}\`)`).join(' || ');
  return `http:
  middlewares:
    without-remote:
      headers:
        customRequestHeaders: { Remote-User: '', Remote-Name: '', Remote-Email: '', Remote-Groups: '' }
    openeiam:
      forwardAuth:
        address: ${checkUrl}
        authResponseHeaders: [Remote-User, Remote-Name, Remote-Email, Remote-Groups]
  routers:
    application:
      rule: ${rule}
      middlewares: [without-remote, openeiam]
      service: application
  services:
    application:
      loadBalancer:
        servers: [{ url: 'http://${UPSTREAM}' }]
`;
}

function caddy({ checkUrl, hosts }: Protected): string {
  const { origin, pathname } = new URL(checkUrl);
  return `${hosts.join(', ')} {
  request_header -Remote-*
  forward_auth ${origin} {
    uri ${pathname}
    header_up Host {upstream_hostport}
    copy_headers Remote-User Remote-Name Remote-Email Remote-Groups
  }
  reverse_proxy ${UPSTREAM}
}
`;
}
