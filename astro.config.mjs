import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { satteri } from '@astrojs/markdown-satteri';
import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { readPortal } from './src/lib/content/read-registry.ts';
import { buildInputs } from './src/loaders/inputs.ts';

const { root, audience, contacts, today } = buildInputs();
const cache = process.env.WATCHBILL_CACHE ?? './node_modules/.cache/watchbill';
const file = 'content/portal.yaml';
const portal = readPortal(file, readFileSync(join(root, file))).value;

// Astro forgets its store when a setting has changed. The folder to write to is a new one each time, and no
// reason to: what cannot be listed is not compared.
const keepStore = {
  name: 'watchbill-keep-store',
  hooks: {
    /** @param {{ config: import('astro').AstroConfig }} done */
    'astro:config:done': ({ config }) => {
      Object.defineProperty(config, 'outDir', { enumerable: false });
      for (const key of ['client', 'server']) Object.defineProperty(config.build, key, { enumerable: false });
    },
  },
};

// What holds an error is told in the page while somebody edits. A build never loads src/dev/.
const whileEditing = {
  name: 'watchbill-while-editing',
  hooks: {
    /** @param {Parameters<NonNullable<import('astro').BaseIntegrationHooks['astro:config:setup']>>[0]} setup */
    'astro:config:setup': async ({ command, updateConfig }) => {
      if (command !== 'dev') return;
      const { findingsInPage } = await import('./src/dev/integration.ts');
      const judged = { root, contacts, today, base: portal?.base ?? '/' };
      updateConfig({ integrations: [findingsInPage(judged)] });
    },
  },
};

export default defineConfig({
  site: portal?.url,
  base: portal?.base ?? '/',
  output: 'static',
  outDir: process.env.WATCHBILL_OUT ?? './dist',
  // One cache an audience: a warm store never holds what this reader may not see.
  cacheDir: join(cache, `astro-${audience}`),
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never' },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [mdx(), keepStore, whileEditing],
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
    cacheDir: join(cache, 'vite'),
    // Browsers since mid-2024: they know light-dark(). Without a target, underlines are written as Safari passes over them.
    build: { assetsInlineLimit: 0, cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'] },
    // The store is read by digest; Vite need not watch what was built.
    server: { watch: { ignored: ['**/dist*/**'] } },
  },
});
