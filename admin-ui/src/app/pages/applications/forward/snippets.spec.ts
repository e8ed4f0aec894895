import { snippetsFor } from './snippets';

const [nginx, traefik, caddy] = snippetsFor({
  checkUrl: 'https://portal.example/t/acme/forward-auth',
  hosts: ['wiki.example', 'notes.example:8443'],
});

describe('the snippets for proxies', () => {
  it('ask the portal, and overwrite each header that the application reads', () => {
    for (const snippet of [nginx, traefik, caddy])
      for (const name of ['Remote-User', 'Remote-Name', 'Remote-Email', 'Remote-Groups'])
        expect(snippet?.text).toContain(name);
    expect(nginx?.text).toContain('proxy_pass https://portal.example/t/acme/forward-auth?refuse=401;');
    expect(traefik?.text).toContain('address: https://portal.example/t/acme/forward-auth');
    expect(caddy?.text).toContain('forward_auth https://portal.example {\n    uri /t/acme/forward-auth');
  });

  it('name the hosts in the form of each proxy', () => {
    expect(nginx?.text).toContain('server_name wiki.example notes.example;');
    expect(traefik?.text).toContain('rule: Host(`wiki.example`) || Host(`notes.example`)');
    expect(caddy?.text).toContain('wiki.example, notes.example:8443 {');
  });
});
