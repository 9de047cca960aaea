import { processes } from '#lib/model/vocabulary.ts';
import { inWords } from '#lib/views/words.ts';

/** What a reader never searches for; it would only run into the excerpts. */
export const noise = ['.print-only', '.who', '.tick', '.label', 'button'];

/**
 * A page's HTML as the index reads it; the page itself stays as it is. With its summary as a fact, with its
 * process when it names none, without lists that only link to other pages (those would answer with the words of
 * others), and with a space where the page parts two words by layout alone. `path` is its file below the site.
 */
export function pageForIndex(html: string, path: string): string {
  const process = processes.find((name) => path.startsWith(`${name}/`));
  const named = !process || html.includes('data-pagefind-filter="process:');
  return html
    .replace('<meta name="description"', '<meta name="description" data-pagefind-meta="summary[content]"')
    .replace('data-pagefind-body', named ? '$&' : `$& data-pagefind-filter="process:${inWords(process)}"`)
    .replaceAll(linkList, '<section data-pagefind-ignore>')
    .replaceAll(joint, (text, untouched?: string) => untouched ?? `${text} `);
}

const linkList = /<section>(?=<h2>[^<]*<\/h2><ul class="plain"><li><a )/g;
/** Commands stay as they are: a space inside a highlighted one would change it. */
const joint = /(<pre[\s\S]*?<\/pre>)|<\/\w+>(?=<\w)|(?<=<span class="no">[^<]*)<\/span>/g;
