import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { markdown } from './markdown.ts';
import { procedure, type Procedure } from './procedure.ts';

/** Where the peers are installed. Their projects lie below it, so that they find their packages. */
export const peersFolder = join(import.meta.dirname, '../peers');

/** Another way to publish the same texts. */
export interface Peer {
  name: string;
  /** Files of the project by path; text. */
  files: Readonly<Record<string, string>>;
  /** Where procedure `id` lies. */
  page: (id: string) => string;
  /** The address of a procedure, from another one. */
  link: (id: string) => string;
  /** The keys its pages begin with. */
  head: (text: Procedure) => readonly string[];
  /** The command, as a path below node_modules and its arguments. */
  command: readonly [string, ...string[]];
}

const titled = ({ title, summary }: Procedure) => [`title: ${title}`, `description: ${summary}`];

/** Starlight without its search, and with a sidebar of one link: a list of all pages on each of them would cost it most. */
export const starlight: Peer = {
  name: 'starlight',
  files: {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import starlight from '@astrojs/starlight';
export default defineConfig({
  integrations: [starlight({ title: 'Bench', pagefind: false, sidebar: [{ label: 'All', link: '/' }] })],
});
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };
`,
    'src/content/docs/index.md': '---\ntitle: All\n---\n\nAll procedures.\n',
  },
  page: (id) => `src/content/docs/${id}.md`,
  link: (id) => `/${id}/`,
  head: titled,
  command: ['astro/bin/astro.mjs', 'build'],
};

/** Plain Astro over a collection of .mdx, with a layout of a few lines. */
export const astroMdx: Peer = {
  name: 'astro .mdx',
  files: {
    'astro.config.mjs': `import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
export default defineConfig({ integrations: [mdx()] });
`,
    'src/content.config.ts': `import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
export const collections = { docs: defineCollection({ loader: glob({ base: 'src/docs', pattern: '*.mdx' }) }) };
`,
    'src/pages/[id].astro': `---
import { getCollection, render } from 'astro:content';
export const getStaticPaths = async () =>
  (await getCollection('docs')).map((entry) => ({ params: { id: entry.id }, props: { entry } }));
const { entry } = Astro.props;
const { Content } = await render(entry);
---
<!doctype html>
<html lang="en">
  <head><meta charset="utf-8" /><title>{entry.data.title}</title></head>
  <body><h1>{entry.data.title}</h1><Content /></body>
</html>
`,
  },
  page: (id) => `src/docs/${id}.mdx`,
  link: (id) => `/${id}/`,
  head: titled,
  command: ['astro/bin/astro.mjs', 'build'],
};

/** Eleventy over .md. Prism knows no KQL, and colours it as SQL. */
export const eleventy: Peer = {
  name: 'eleventy .md',
  files: {
    'eleventy.config.js': `import highlight from '@11ty/eleventy-plugin-syntaxhighlight';
export default (config) => {
  config.addPlugin(highlight, { init: ({ Prism }) => (Prism.languages.kql = Prism.languages.sql) });
  return { dir: { input: 'pages', includes: '../includes', output: 'dist' } };
};
`,
    'includes/page.njk': `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>{{ title }}</title></head>
  <body><h1>{{ title }}</h1>{{ content | safe }}</body>
</html>
`,
  },
  page: (id) => `pages/${id}.md`,
  link: (id) => `/${id}/`,
  head: (text) => [...titled(text), 'layout: page.njk'],
  command: ['@11ty/eleventy/cmd.cjs', '--quiet'],
};

/** Writes `peer`'s project with `count` procedures into the empty folder `root`. */
export function writePeer(peer: Peer, root: string, count: number): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  // Vite takes the packages it must look into from here.
  write('package.json', readFileSync(join(peersFolder, 'package.json'), 'utf8'));
  for (const [path, text] of Object.entries(peer.files)) write(path, text);
  for (let index = 0; index < count; index++) {
    const text = procedure(index, count);
    write(peer.page(text.id), `---\n${peer.head(text).join('\n')}\n---\n\n${markdown(text, peer.link)}`);
  }
}
