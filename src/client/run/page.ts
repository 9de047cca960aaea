import type { Facts } from './facts.ts';
import type { Branch, FlowNode } from './flow.ts';

/** The playbook this page shows, read from the page itself. */
export interface Page extends Facts {
  procedure: string;
  version: string;
  bar: HTMLElement;
}

/** What `data-run` holds. */
interface Given {
  procedure: string;
  version: string;
  severities: Facts['severities'];
}

const words = (node: Element | null | undefined) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();

/** Reads steps, decisions, criteria and clocks, as they stand; undefined on a page without run mode. */
export function readPage(): Page | undefined {
  const bar = document.querySelector<HTMLElement>('[data-run]');
  if (!bar) return undefined;
  const given = JSON.parse(bar.dataset['run'] ?? '') as Given;
  const sections = [...document.querySelectorAll<HTMLElement>('[data-phase]')];
  const nodes = sections.flatMap((section) =>
    [...section.querySelectorAll<HTMLElement>('[data-number]')].map((item) => node(item, section.id)),
  );
  return {
    ...{ ...given, bar, title: words(document.querySelector('h1')) },
    flow: {
      nodes,
      phases: sections.map((section) => ({
        name: section.id,
        title: words(section.querySelector('h2')),
        criteria: [...section.querySelectorAll('.exit label')].map(words),
      })),
    },
    duties: [...document.querySelectorAll<HTMLElement>('[data-duty]')].map((row) => ({
      regime: words(row.querySelector('th')),
      owner: words(row.querySelector('[data-l=Owner]')),
      seconds: Number(row.dataset['duty']) || undefined,
    })),
    preserves: [...document.querySelectorAll<HTMLAnchorElement>('.gate a[href^="#"]')].map(target),
    evidence: [...document.querySelectorAll('.card .save li')].map(words),
  };
}

function node(item: HTMLElement, phase: string): FlowNode {
  const { number = '', role = '', due, block, default: answer, after } = item.dataset;
  const first = item.querySelector<HTMLAnchorElement>('.gate a[href^="#"]');
  const title = item.querySelector('h3');
  const decision = item.classList.contains('decide');
  return {
    ...{ kind: decision ? 'decision' : 'step', id: item.id, number, phase, owner: role, block },
    // The layout alone parts number and title.
    title: words(title).replace(new RegExp(`^${number.replace('.', '\\.')} ?`), ''),
    first: first ? target(first) : undefined,
    within: due === undefined ? undefined : Number(due),
    otherwise: answer === undefined ? undefined : { answer, after: Number(after) },
    branches: [...item.querySelectorAll<HTMLElement>('[data-answer]')].map(branch),
  };
}

function branch(item: HTMLElement): Branch {
  const link = item.querySelector<HTMLAnchorElement>('.goes a');
  const answer = item.dataset['answer'] ?? '';
  if (item.dataset['leaves'] === undefined) return { answer, target: link ? target(link) : undefined };
  const title = words(item.querySelector('.goes')).replace(/^Go on with /, '');
  return { answer, leaves: { title, href: link?.getAttribute('href') ?? undefined } };
}

function target(link: HTMLAnchorElement): string {
  return decodeURIComponent(link.hash.slice(1));
}
