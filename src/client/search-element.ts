/** An element with a class and children; text becomes text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

/** A link into the portal. */
export function link(href: string, ...children: (Node | string)[]): HTMLAnchorElement {
  const made = element('a', '', ...children);
  made.href = href;
  return made;
}

/** A button that looks like the link it is not. */
export function textButton(words: string, press: () => void): HTMLButtonElement {
  const made = element('button', 'link', words);
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}
