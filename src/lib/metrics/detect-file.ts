import { join } from 'node:path';
import { detect, type Detection } from '#lib/exports/detect.ts';
import { detected, detectionText } from '#lib/exports/detection-text.ts';
import { UnreadableFileError } from '#lib/exports/header.ts';

/** The exit code of `--detect`, and what it prints. */
export interface DetectResult {
  code: 0 | 1;
  text: string;
}

/** `npm run metrics -- --detect FILE`: 1 when no format fits or FILE cannot be read. */
export async function detectFile(file: string, root: string, json: boolean): Promise<DetectResult> {
  try {
    const detection = await detect(file, join(root, 'node_modules/.cache/watchbill'));
    const text = json ? `${JSON.stringify(jsonOf(detection), null, 2)}\n` : detectionText(detection);
    return { code: detected(detection) ? 0 : 1, text };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { code: 1, text: `${file}: error: ${error.message} [unreadable-file]\n  hint: ${error.hint}\n` };
  }
}

function jsonOf(detection: Detection) {
  const { file, head, matches, fields, times } = detection;
  const near = matches.slice(0, 3).map(({ format, layout, lacks, found }) => {
    return {
      format: format.id,
      kind: format.kind,
      ...(layout.name && { layout: layout.name }),
      lacks,
      found,
    };
  });
  return { file, shape: head.kind, fits: detected(detection) !== undefined, near, fields, times };
}
