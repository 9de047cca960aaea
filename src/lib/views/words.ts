const exact: Record<string, string> = {
  mssp: 'Provider',
  hr: 'HR',
  'ir-retainer': 'IR retainer',
  'it-operations': 'IT operations',
  'cannot-tell': 'Cannot tell',
  'true-positive': 'True positive',
};

/** An id or word of a closed list as a reader sees it: `incident-coordinator` → "Incident coordinator". */
export function inWords(id: string): string {
  const words = exact[id] ?? id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The same inside a sentence: `technical-lead` → "technical lead". */
export function insideSentence(id: string): string {
  const words = inWords(id);
  return /^[A-Z]{2}/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}

/** 1–5 of a threat's likelihood in words. */
export const likelihoods = ['', 'Rare', 'Unlikely', 'Possible', 'Likely', 'Very likely'] as const;
/** 1–5 of a threat's impact in words. */
export const impacts = ['', 'Minor', 'Low', 'Medium', 'High', 'Severe'] as const;
