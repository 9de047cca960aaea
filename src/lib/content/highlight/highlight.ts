import { createHighlighterCore, type HighlighterCore, type ThemeRegistrationRaw } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { bundledLanguages, type BundledLanguage } from 'shiki/langs';
import { languages } from './languages.ts';

/** What a piece of code is; the class its span gets. */
export type TokenClass = 'tk-c' | 'tk-s' | 'tk-k' | 'tk-n' | 'tk-f';

export interface Token {
  text: string;
  /** Comment, string, keyword, number or constant, function; undefined for everything else. */
  class?: TokenClass;
}

/** Splits code into tokens. They join to the code again, character by character. */
export type Highlight = (code: string, language: string) => Token[];

/** Leaves code in one piece: for readers of content that show none of it. */
export const plain: Highlight = (code) => [{ text: code }];

/** Each class is a colour that only this file sees; pages style the classes, so no inline style is needed. */
const scopes: Record<TokenClass, string[]> = {
  'tk-c': ['comment', 'punctuation.definition.comment'],
  'tk-s': ['string', 'punctuation.definition.string'],
  'tk-k': ['keyword', 'storage'],
  'tk-n': ['constant.numeric', 'constant.language'],
  'tk-f': ['entity.name.function', 'support.function'],
};
const classes = Object.keys(scopes) as TokenClass[];
const colour = (index: number) => `#00000${index}`;
const theme: ThemeRegistrationRaw = {
  name: 'classes',
  type: 'light',
  settings: [
    { settings: { foreground: colour(0), background: '#ffffff' } },
    { scope: 'keyword.operator', settings: { foreground: colour(0) } },
    ...classes.map((name, index) => ({ scope: scopes[name], settings: { foreground: colour(index + 1) } })),
  ],
};
const classOf = new Map(classes.map((name, index) => [colour(index + 1), name]));

/**
 * Where Shiki stops. Its own limit of half a second a line depends on how busy the machine is, and the same content
 * would not give the same page; a longer line than these stays in one piece.
 */
const limits = { tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2000 };

let shared: Promise<HighlighterCore> | undefined;

/** A highlighter for the named languages, made once a process; each grammar is loaded when first named. */
export async function highlighter(names: Iterable<string>): Promise<Highlight> {
  const grammars = [...new Set([...names].map((name) => languages.get(name)))].filter(
    (id) => id !== undefined,
  );
  if (grammars.length === 0) return plain;
  shared ??= createHighlighterCore({ themes: [theme], langs: [], engine: createJavaScriptRegexEngine() });
  const core = await shared;
  const loaded = new Set(core.getLoadedLanguages());
  const missing = grammars.filter((id) => !loaded.has(id));
  if (missing.length > 0)
    await core.loadLanguage(...missing.map((id) => bundledLanguages[id as BundledLanguage]));
  return (code, language) => {
    const grammar = languages.get(language);
    if (grammar === undefined) return plain(code, language);
    const lines = core.codeToTokensBase(code, { lang: grammar, theme: 'classes', ...limits });
    return joined(
      lines.flatMap((line, index) => {
        const tokens = line.map(({ content, color }) => token(content, classOf.get(color ?? '')));
        return index === 0 ? tokens : [{ text: '\n' }, ...tokens];
      }),
    );
  };
}

function token(text: string, name: TokenClass | undefined): Token {
  return name === undefined ? { text } : { text, class: name };
}

/** Neighbours of one class become one token: fewer spans on the page. */
function joined(tokens: Token[]): Token[] {
  const result: Token[] = [];
  for (const next of tokens) {
    const last = result.at(-1);
    if (last && last.class === next.class) last.text += next.text;
    else result.push({ ...next });
  }
  return result;
}
