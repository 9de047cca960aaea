/** An element of an XML document: its text is its own and that of all below it. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
}

const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const token = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy;
/** XML 1.0, 2.2: characters that no document may hold, written out or by number. */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

/** Reads a document of elements, attributes and text, and throws at the first thing that XML does not allow. */
export function readXml(document: string): Element {
  const [declaration] =
    /^<\?xml version="1.0" encoding="utf-8"\?>\s*/.exec(document) ?? fail('no declaration');
  if (forbidden.test(document)) fail('a character that XML does not have');
  const root: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [root];
  token.lastIndex = declaration.length;
  while (token.lastIndex < document.length) {
    const at = token.lastIndex;
    const [, closing, name = '', attributes = '', empty, text] =
      token.exec(document) ?? fail(`neither a tag nor text: ${document.slice(at, at + 40)}`);
    const inner = open.at(-1) ?? fail('text after the end');
    if (text !== undefined) for (const element of open) element.text += unescaped(text);
    else if (closing) {
      if (inner.name !== name) fail(`</${name}> closes <${inner.name}>`);
      open.pop();
    } else {
      const element = { name, attributes: attributesOf(attributes), children: [], text: '' };
      inner.children.push(element);
      if (!empty) open.push(element);
    }
  }
  if (open.length !== 1 || root.children.length !== 1) fail('not one element that is closed');
  return root.children[0] ?? fail('no element');
}

function attributesOf(written: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of written.matchAll(/([\w:.-]+)="([^"]*)"/g)) {
    if (name in found) fail(`${name} stands twice`);
    found[name] = unescaped(value);
  }
  return found;
}

function unescaped(text: string): string {
  return text.replace(/&([^;\s]*;?)/g, (_, name: string) => {
    const number = /^#(\d+);$/.exec(name)?.[1];
    if (number !== undefined) return String.fromCodePoint(Number(number));
    return entities[name.slice(0, -1)] ?? fail(`&${name} is no entity`);
  });
}

function fail(reason: string): never {
  throw new Error(`no XML: ${reason}`);
}
