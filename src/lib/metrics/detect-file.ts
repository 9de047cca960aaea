import { join } from 'node:path';
import { detect, type Detection } from '#lib/exports/detect.ts';
import { detected, detectionText } from '#lib/exports/detection-text.ts';
import { UnreadableFileError } from '#lib/exports/header.ts';

/** `npm run metrics -- --detect FILE`, line by line. Returns 1 when no format fits or FILE cannot be read, else 0. */
export async function detectFile(
  file: string,
  root: string,
  json: boolean,
  say: (line: string) => void,
): Promise<0 | 1> {
  try {
    const detection = await detect(file, join(root, 'node_modules/.cache/watchbill'));
    const text = json ? JSON.stringify(jsonOf(detection), null, 2) : detectionText(detection);
    for (const line of text.split('\n')) say(line);
    return detected(detection) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    say(`${file}: error: ${error.message} [unreadable-file]`);
    say(`  hint: ${error.hint}`);
    return 1;
  }
}

function jsonOf(detection: Detection) {
  const { file, head, matches, fields, habits } = detection;
  const near = matches.slice(0, 3).map(({ format, layout, lacks, found }) => {
    return {
      format: format.id,
      kind: format.kind,
      ...(layout.name && { layout: layout.name }),
      lacks,
      found,
    };
  });
  return { file, shape: head.kind, fits: detected(detection) !== undefined, near, fields, habits };
}
