import { saveFile } from './save-file.ts';
import type { Notice } from './notices.ts';
import type { Aside, Store } from './store.ts';

/** Keys of what was saved as a file since the page was opened. */
const saved = new Set<number>();

/** Saves what could not be read, as it was found. */
export function saveAside({ key, raw }: Aside): void {
  saveFile('unreadable-run-log.json', asText(raw), 'application/json');
  saved.add(key);
}

/** What could not be read is offered as a file; only then, and only when the reader says so, it is removed. */
export function asideNotices(store: Store, asides: readonly Aside[], changed: () => void): Notice[] {
  return asides.map((aside) => {
    const { key } = aside;
    const id = `aside ${key}`;
    if (saved.has(key)) {
      const remove = () => void store.forget(key).then(changed);
      return {
        id,
        words: 'The unreadable log was saved as a file.',
        act: { words: 'Remove it here', press: remove },
      };
    }
    const save = () => {
      saveAside(aside);
      changed();
    };
    const words = 'A stored incident log cannot be read. It was kept aside, as it is.';
    return { id, words, act: { words: 'Save it as a file', press: save } };
  });
}

function asText(raw: unknown): string {
  try {
    return JSON.stringify(raw, null, 2) ?? String(raw);
  } catch {
    return String(raw);
  }
}
