import type { LinkView } from '#lib/views/related.ts';
import type { Site } from '#lib/views/site.ts';

/** A way from one register of detection to its neighbours. */
export interface RegisterLink extends LinkView {
  id: string;
  current: boolean;
  /** The question it answers. */
  asks: string;
}

const registers: readonly Omit<RegisterLink, 'href' | 'current'>[] = [
  { id: 'use-cases', title: 'Use cases', asks: 'What do we detect?' },
  { id: 'coverage', title: 'Coverage', asks: 'Which threats would we see, and where?' },
  { id: 'validation', title: 'Validation', asks: 'What is proven, and what to test next?' },
  { id: 'exceptions', title: 'Exceptions', asks: 'What did we switch off, and until when?' },
  {
    id: 'data-sources',
    title: 'Data sources',
    asks: 'What serves which question, and what to connect next?',
  },
  { id: 'relevance', title: 'Relevance', asks: "Which of the vendors' rules are for us?" },
  { id: 'trace', title: 'Trace', asks: 'From a threat to its rule, guide and playbook.' },
];

/** The registers this reader has, in the order of the work; `current` is the one being read. */
export function registerLinks(site: Site, current?: string): RegisterLink[] {
  return registers.flatMap((register) => {
    const href = site.href(`/detect/${register.id}/`);
    return href ? [{ ...register, href, current: register.id === current }] : [];
  });
}
