import type { PageFacts } from '#lib/publish/offline/facts.ts';

/** What lies beside index.html for whoever opens the folder. */
export function readMe({ asOf }: PageFacts): string {
  return [
    'Open index.html by double click. Keep the folder whole.',
    '',
    `Content as of ${asOf}. This copy does not renew itself: take a new one after each change.`,
    '',
    'It reads, searches titles, summaries and symptoms, prints, and runs an incident. The log of a run stays in the',
    'browser of this computer, and every page opened from a file there can read it: export it often, and clear it',
    'afterwards. Nothing is ever sent.',
    '',
    'Tested with Chromium. Other browsers show every page; what they keep of a run was not tried: export it.',
    '',
  ].join('\r\n');
}
