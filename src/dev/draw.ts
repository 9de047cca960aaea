import { arranged, countInWords, type News, type Told } from './news.ts';

/** Findings of other pages that are listed; the rest is a count. */
const most = 50;
/** Milliseconds that "No findings" stays. */
const goodbye = 5000;
/** What this tab remembers over a reload: whether it is open, and whether there was something to say. */
const memory = { open: 'watchbill-dev-open', said: 'watchbill-dev-said' };

let told = '';

/** Draws the panel anew, or takes it away when all is well. Content is text here, never markup. */
export function drawPanel(news: News, path: string): void {
  if (told === JSON.stringify(news)) return;
  told = JSON.stringify(news);
  const panel = document.querySelector<HTMLElement>('.dev-findings') ?? newPanel();
  const { here, elsewhere } = arranged(news.told, path);
  const words = countInWords(news.told);
  const spoken = here.length > 0 ? `${words}, ${here.length} on this page` : words;
  const heldFocus = panel.contains(document.activeElement);
  const list = element('div', { id: 'dev-findings-list' });
  if (news.kept.some((page) => path.startsWith(page)))
    list.append(note('This page cannot be read. You see it as it was before the error.'));
  else if (news.kept.length > 0)
    list.append(note('A page that cannot be read is shown as it was before the error, or not at all.'));
  list.append(...group('This page', here), ...group('Elsewhere', elsewhere));
  const open = sessionStorage.getItem(memory.open) ?? String(here.length > 0 || /error/.test(words));
  const toggle = element('button', { type: 'button', 'aria-controls': list.id }, spoken);
  const set = (isOpen: boolean) => {
    toggle.setAttribute('aria-expanded', String(isOpen));
    list.hidden = !isOpen;
  };
  set(open === 'true' && news.told.length > 0);
  const choose = (isOpen: boolean) => {
    sessionStorage.setItem(memory.open, String(isOpen));
    set(isOpen);
  };
  toggle.addEventListener('click', () => choose(list.hidden === true));
  const escape = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape') return;
    choose(false);
    toggle.focus();
  };
  toggle.addEventListener('keydown', escape);
  list.addEventListener('keydown', escape);
  panel.querySelector('.dev-findings-body')?.replaceChildren(toggle, list);
  if (heldFocus) toggle.focus();
  say(panel, spoken);
  showOrLeave(panel, news);
}

function newPanel(): HTMLElement {
  const panel = element('section', { class: 'dev-findings', 'aria-label': 'Findings in content' });
  panel.append(element('div', { class: 'dev-findings-body' }), element('p', { role: 'status' }));
  document.body.append(panel);
  return panel;
}

/** A status that is there before it speaks is read out; one that arrives with its words often is not. */
function say(panel: HTMLElement, words: string): void {
  const status = panel.querySelector('[role=status]');
  requestAnimationFrame(() => {
    if (status) status.textContent = words;
  });
}

/** Nothing to say, and nothing said before: the page stays as readers will see it. */
function showOrLeave(panel: HTMLElement, news: News): void {
  const quiet = news.told.length === 0;
  panel.classList.toggle('dev-findings-none', quiet);
  panel.hidden = quiet && !sessionStorage.getItem(memory.said);
  if (!quiet) {
    sessionStorage.setItem(memory.said, 'true');
    return;
  }
  const now = told;
  setTimeout(() => {
    if (told !== now) return;
    panel.hidden = true;
    sessionStorage.removeItem(memory.said);
  }, goodbye);
}

function group(title: string, all: readonly Told[]): HTMLElement[] {
  if (all.length === 0) return [];
  const list = element('ol', { 'aria-label': title });
  list.append(...all.slice(0, most).map((one) => item(one, title !== 'This page')));
  const rest = all.length - most;
  const more = rest > 0 ? [note(`And ${rest} more: npm run check lists them all.`)] : [];
  return [element('p', { class: 'dev-findings-group' }, `${title} (${all.length})`), list, ...more];
}

function item({ severity, place, message, hint, page }: Told, isLinked: boolean): HTMLElement {
  const row = element('li', { 'data-severity': severity });
  const code = element('code', {}, place);
  const where = page && isLinked ? element('a', { href: page }) : undefined;
  where?.append(code);
  const first = element('p', {});
  first.append(element('b', {}, severity === 'error' ? 'Error' : 'Warning'), ' ', where ?? code);
  row.append(first, element('p', {}, message));
  if (hint) row.append(element('p', { class: 'dev-findings-hint' }, `Hint: ${hint}`));
  return row;
}

function note(words: string): HTMLElement {
  return element('p', { class: 'dev-findings-note' }, words);
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string>,
  text = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}
