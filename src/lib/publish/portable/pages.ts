import type { ShortPage } from '#client/offline/short-index.ts';
import { decoded } from '#lib/publish/leak-check/texts.ts';

/** A page as the short index has it; undefined for pages the search leaves out. `file` lies below the folder. */
export function shortPage(html: string, file: string): ShortPage | undefined {
  if (!html.includes('data-pagefind-body')) return undefined;
  const meta = (name: string) => found(html, new RegExp(`data-pagefind-meta="${name}:([^"]*)"`));
  const page = {
    url: `/${file}`,
    title: found(html, /<title>([^<]*?)(?: · Watchbill)?<\/title>/) ?? file,
    id: meta('id'),
    kind: meta('kind'),
    summary: found(html, /<meta name="description" content="([^"]*)"/),
    terms: found(html, /<p class="vh"[^>]* data-pagefind-weight="\d+">([^<]*)<\/p>/),
  };
  return Object.fromEntries(Object.entries(page).filter(([, value]) => value)) as unknown as ShortPage;
}

function found(html: string, form: RegExp): string | undefined {
  const text = form.exec(html)?.[1];
  return text && decoded(text);
}
