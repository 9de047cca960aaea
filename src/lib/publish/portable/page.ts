import { asFile, toTop } from './links.ts';

/**
 * What a page from a stick may do: show what lies beside it. It can send nothing. `file:` stands beside 'self'
 * because browsers differ in whether a file is of the same origin as its neighbour.
 */
const policy = [
  "default-src 'none'",
  "script-src 'self' file:",
  "style-src 'self' file:",
  "img-src 'self' file: data:",
  "font-src 'self' file:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A finished page as it opens by double click. `file` is its place below the folder. */
export function portablePage(html: string, file: string, base: string): string {
  const top = toTop(file);
  return (
    html
      // Scripts that are modules, and fonts asked for ahead, need a server.
      .replace(/<script type="module" [^>]*><\/script>/g, `<script src="${top}portal.js" defer></script>`)
      .replace(/<link rel="preload"[^>]*>/g, '')
      .replace(/(<meta http-equiv="content-security-policy" content=")[^"]*/, `$1${policy}`)
      .replace(/<p [^>]*data-take.*?<\/p>/s, '')
      .replace(/( data-offline) hidden/, '$1')
      .replace(/(<body [^>]*data-base=")[^"]*/, `$1${top}`)
      .replace(
        /(<[a-z][^>]*? (?:href|src)=")([^"]*)/g,
        (_, before: string, address: string) =>
          before + (plain(address) ? asFile(address, file, base) : address),
      )
  );
}

/** A style sheet with its fonts beside it. */
export function portableStyle(css: string, file: string, base: string): string {
  return css.replace(
    /url\((["']?)([^"')]+)\1\)/g,
    (_, quote: string, address: string) => `url(${quote}${asFile(address, file, base)}${quote})`,
  );
}

/** Character references are left alone but for the one in a query. */
const plain = (address: string) => !/&(?!#38;|amp;)/.test(address);
