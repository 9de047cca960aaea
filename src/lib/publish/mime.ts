import { extname } from 'node:path';

const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.txt': 'text/plain',
  '.md': 'text/markdown',
  '.csv': 'text/csv',
  '.ics': 'text/calendar',
  '.yml': 'application/yaml',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.pdf': 'application/pdf',
  '.zip': 'application/zip',
  '.webmanifest': 'application/manifest+json',
};

/** The Content-Type of a file by its name; what is unknown is bytes, never guessed. */
export function contentType(path: string): string {
  const type = types[extname(path).toLowerCase()] ?? 'application/octet-stream';
  return /^text\/|json|xml|javascript|yaml/.test(type) ? `${type}; charset=utf-8` : type;
}
