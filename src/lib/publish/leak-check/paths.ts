/** The pairs of neighbouring names in everything of a text that looks like an address: `a/b/c` → a/b, b/c. */
export function* pathsIn(text: string): Generator<string> {
  for (const [address] of text.matchAll(/[\w-]+(?:\/[\w-]+)+/g)) {
    const names = address.toLowerCase().split('/');
    for (let at = 1; at < names.length; at += 1) yield `${names[at - 1]}/${names[at]}`;
  }
}
