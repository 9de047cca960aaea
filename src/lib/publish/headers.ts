/** HTTP headers for the addresses that match a pattern; a `*` at the end stands for anything. */
export interface HeaderRule {
  pattern: string;
  headers: [name: string, value: string][];
}

/** The same policy as each page's own, and what only a header can say: nobody may frame it. */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const sensors = ['camera', 'geolocation', 'microphone', 'payment', 'usb', 'display-capture'];

/** One address has one Cache-Control: hosts that read `_headers` join what two rules say. */
const immutable = ['_astro/*', 'pagefind/fragment/*', 'pagefind/index/*', 'pagefind/filter/*'];

/** What a copy is renewed by, and the copy to take along: asked for anew each time, whatever the host's own rule. */
const renewed = ['sw.js', 'offline.json', 'portal.zip'];

/** The reader's own browser may keep it; a cache in between may not: the search index holds what pages say. */
const kept = 'private, max-age=31536000, immutable';

/** The rules of a portal whose addresses begin with `base`. */
export function headerRules(base: string): HeaderRule[] {
  return [
    {
      pattern: `${base}*`,
      headers: [
        ['Content-Security-Policy', policy],
        ['X-Content-Type-Options', 'nosniff'],
        ['X-Frame-Options', 'DENY'],
        ['Referrer-Policy', 'no-referrer'],
        ['Permissions-Policy', sensors.map((name) => `${name}=()`).join(', ')],
        ['Cross-Origin-Opener-Policy', 'same-origin'],
        ['Cross-Origin-Resource-Policy', 'same-origin'],
      ],
    },
    ...immutable.map((path): HeaderRule => ({
      pattern: base + path,
      headers: [['Cache-Control', kept]],
    })),
    { pattern: `${base}fonts/*`, headers: [['Cache-Control', 'private, max-age=604800']] },
    ...renewed.map((path): HeaderRule => ({
      pattern: base + path,
      headers: [['Cache-Control', 'private, no-cache']],
    })),
  ];
}

/** The text of a `_headers` file, as Netlify, Cloudflare Pages and our own server read it. */
export function headersText(rules: readonly HeaderRule[]): string {
  return rules
    .map(({ pattern, headers }) =>
      [pattern, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n'),
    )
    .join('\n');
}

/** Reads a `_headers` file; lines that are neither a pattern nor a header are skipped. */
export function readHeaders(text: string): HeaderRule[] {
  const rules: HeaderRule[] = [];
  for (const line of text.split(/\r?\n/)) {
    const header = /^\s+([\w-]+):\s*(.+)$/.exec(line);
    if (header?.[1] && header[2]) rules.at(-1)?.headers.push([header[1], header[2]]);
    else if (line.startsWith('/')) rules.push({ pattern: line.trim(), headers: [] });
  }
  return rules;
}

/** The headers of one address; where two rules name the same, the later one holds. */
export function headersFor(rules: readonly HeaderRule[], path: string): Record<string, string> {
  const fits = (pattern: string) =>
    pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
  return Object.fromEntries(rules.filter(({ pattern }) => fits(pattern)).flatMap(({ headers }) => headers));
}
