import { existsSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { astroBuild } from '#lib/publish/astro.ts';
import { serve, type Served } from '#lib/publish/serve.ts';
import { metricsText } from '#lib/metrics/deliver.ts';
import { runMetrics } from '#lib/metrics/run.ts';
import { openBrowser, visit } from '#test/e2e/browser.ts';
import { build } from '#test/e2e/build.ts';
import { attacked, note, page } from './attack.ts';

const audience = 'responder';

describe('MDX that would run, in a real build that nobody checked before', () => {
  const hostile: [string, (write: string) => string, RegExp][] = [
    ['an import', (write) => page(`import '${write}'\n`), /note\.mdx:10:1: error: .*\[mdx-code\]/],
    ['an expression', (write) => page(`a {${write}}\n`), /note\.mdx:10:3: error: .*\[mdx-expression\]/],
    [
      'code in front matter',
      (write) => `---js\n${write}\n---\nx\n`,
      /note\.mdx:1:4: error: .*\[front-matter-language\]/,
    ],
  ];

  // With a cache of its own: nothing comes from an earlier build.
  it('is refused by the loader at its place, and nothing ran', async () => {
    const roots = hostile.map(([, text]) => {
      const root = attacked();
      writeFileSync(
        join(root, 'evil.mjs'),
        `import { writeFileSync } from 'node:fs'; writeFileSync('${root}/ran', '')`,
      );
      const write = `process.getBuiltinModule('node:fs').writeFileSync('${root}/ran', '')`;
      writeFileSync(join(root, 'content', note), text(text === hostile[0]?.[1] ? `${root}/evil.mjs` : write));
      return root;
    });
    for (const [index, root] of roots.entries()) {
      const env = { ...process.env, WATCHBILL_CACHE: join(root, 'cache') };
      const inputs = { root, audience, today: undefined, contacts: undefined, env };
      const said = await astroBuild(inputs, join(root, 'out')).then(
        () => 'built',
        (error: Error) => error.message,
      );
      expect(said, hostile[index]?.[0]).toMatch(hostile[index]?.[2] ?? /^$/);
      expect(said).not.toMatch(/^::|\s+at .*\.(ts|js):\d/m);
      expect(existsSync(join(root, 'ran'))).toBe(false);
      expect(existsSync(join(root, 'out/index.html'))).toBe(false);
    }
  });
});

describe('odd words that are allowed', () => {
  const title = `<img src=x onerror=alert(1)> "it's" & </title>`;
  const long = 'x'.repeat(600);
  const rules = ['<script>alert(1)</script>', '"><img src=x onerror=alert(2)>', '\u202egnp.exe', long];
  let out: string;
  let served: Served;
  let browser: Browser;

  beforeAll(async () => {
    const root = attacked({
      [note]: page(
        `${long}\n\n| ${long} | b |\n|---|---|\n| c | ${long} |\n\n\`${long}\`\n`,
        '',
        JSON.stringify(title),
      ),
      'exports/sources.yaml': `sources:
  - {id: edr, kind: alerts, format: csv, files: [a.csv], team: in-house, map: {id: id, created_at: at, closed_at: at, rule: rule, disposition: as}}
`,
      'exports/a.csv': `id,at,rule,as\n${rules
        .flatMap((rule, at) =>
          Array.from(
            { length: 30 },
            (_, n) => `${at}-${n},2026-11-10T08:00:00Z,"${rule.replaceAll('"', '""')}",false-positive`,
          ),
        )
        .join('\n')}\n`,
    });
    const { file } = await runMetrics({
      folder: join(root, 'content/exports'),
      cache: join(root, 'cache'),
      today: '2026-11-24',
      timezone: 'UTC',
      targets: {},
      period: undefined,
      memory: 1e9,
    });
    mkdirSync(join(root, 'content/metrics'));
    writeFileSync(join(root, 'content/metrics/metrics.json'), metricsText(file));
    ({ out } = await build(root));
    served = await serve(out);
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await served?.close();
    rmSync(dirname(out), { recursive: true, force: true });
  });

  it('no page, index or list holds a piece of them as markup', () => {
    for (const path of globSync('**/*.{html,svg,xml}', { cwd: out })) {
      // Between the quotes of an attribute a < is only a sign.
      const html = readFileSync(join(out, path), 'utf8').replaceAll(/="[^"]*"/g, '=""');
      expect(html, path).not.toMatch(/<img src=x|<script>alert/);
      // A title cannot end the head early.
      const drawn = html.replaceAll(/<svg[\s\S]*?<\/svg>/g, '');
      if (path.endsWith('.html')) expect(drawn.match(/<\/title>/g), path).toHaveLength(1);
    }
  });

  it('a browser shows them as they were written, and runs nothing', async () => {
    const { page: tab, complaints } = await visit(browser, `${served.url}respond/comms/note/`);
    expect(await tab.locator('h1').innerText()).toBe(title);
    expect(await tab.title()).toContain(title);
    await tab.keyboard.press('/');
    await tab.locator('dialog[open]').waitFor();
    await tab.keyboard.type('onerror');
    await tab.locator('dialog .res a', { hasText: title }).first().waitFor();
    expect(await tab.locator('img[src=x]').count()).toBe(0);
    await tab.goto(`${served.url}measure/detection/`);
    for (const rule of rules.slice(0, 2)) expect(await tab.locator('main').innerText()).toContain(rule);
    expect(await tab.locator('img[src=x], main script').count()).toBe(0);
    expect(complaints).toEqual([]);
    await tab.context().close();
  });

  it.each(['respond/comms/note/', 'measure/', 'measure/detection/', 'respond/comms/'])(
    '/%s still fits a small phone',
    async (path) => {
      const { page: tab } = await visit(browser, served.url + path, {
        viewport: { width: 320, height: 640 },
      });
      const over = await tab.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over).toBeLessThanOrEqual(0);
      await tab.context().close();
    },
  );
});
