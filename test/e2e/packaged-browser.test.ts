import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it, onTestFinished } from 'vitest';

const open = `
  import { packagedBrowser } from '#lib/publish/pdf/browser.ts';
  const browser = await packagedBrowser();
  const page = await browser.newPage();
  await page.setContent('<p>Open');
  process.stdout.write(await page.innerText('p'));
  await browser.close();`;

it.skipIf(process.env['CHROMIUM_PATH'])(
  'the packaged browser opens in two processes at once, where it was never unpacked, and again where it was swept in part',
  async () => {
    const TMPDIR = mkdtempSync(join(tmpdir(), 'watchbill-unpack-'));
    onTestFinished(() => rmSync(TMPDIR, { recursive: true }));
    const opened = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', open], {
        env: { ...process.env, TMPDIR },
      });
    const both = await Promise.all([opened(), opened()]);
    expect(both.map(({ stdout }) => stdout)).toEqual(['Open', 'Open']);
    const unpacked = () => readdirSync(TMPDIR).filter((name) => name.startsWith('watchbill-chromium-'));
    expect(unpacked()).toHaveLength(1);
    // Systems sweep old files out of their temporary folder, one by one.
    rmSync(join(TMPDIR, unpacked()[0] ?? '', 'chromium'));
    expect((await opened()).stdout).toBe('Open');
    expect(unpacked()).toHaveLength(1);
  },
);
