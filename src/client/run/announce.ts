import { element } from '#client/search-element.ts';

let status: HTMLElement | undefined;

/** Says something to a screen reader when it has nothing else to say. */
export function announce(words: string): void {
  if (!status) {
    status = element('div', 'vh');
    status.role = 'status';
    document.body.append(status);
  }
  status.textContent = words;
}
