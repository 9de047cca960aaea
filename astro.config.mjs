import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { readPortal } from './src/lib/content/read-registry.ts';
import { buildInputs } from './src/loaders/inputs.ts';

const { root, audience } = buildInputs();
const file = 'content/portal.yaml';
const portal = readPortal(file, readFileSync(join(root, file))).value;

export default defineConfig({
  site: portal?.url,
  base: portal?.base ?? '/',
  output: 'static',
  outDir: process.env.WATCHBILL_OUT ?? './dist',
  // One cache an audience: a warm store never holds what this reader may not see.
  cacheDir: `./node_modules/.cache/watchbill/astro-${audience}`,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [mdx()],
  // Quotes and hyphens in prose stay as written: people paste them.
  markdown: { syntaxHighlight: false, processor: satteri({ features: { smartPunctuation: false } }) },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'none'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "font-src 'self'",
        "worker-src 'self' blob:",
      ],
      scriptDirective: { resources: ["'self'", "'wasm-unsafe-eval'"] },
      styleDirective: { resources: ["'self'"] },
    },
  },
  vite: {
    build: { assetsInlineLimit: 0 },
    // The store is read by digest; Vite need not watch what was built.
    server: { watch: { ignored: ['**/dist*/**'] } },
  },
});
