import { readContent } from '#lib/content/read.ts';
import type { Content, Entry } from '#lib/model/entry.ts';
import { buildSite, type Site } from '#lib/views/site.ts';

const { content } = await readContent({ root: '.' });
/** The content this repository comes with, without contacts. */
export const starter: Content = { ...content!, registries: { ...content!.registries, contacts: [] } };

/** The portal of the responders on the day of the sample, with other contacts or playbooks where given. */
export function starterSite(change: (content: Content) => Content = (same) => same): Site {
  return buildSite({
    content: change(starter),
    metrics: undefined,
    audience: starter.portal.audiences.find(({ id }) => id === 'responder')!,
    base: '/portal/',
    today: '2026-11-24',
    history: new Map(),
  });
}

/** A playbook of the starter content. */
export function playbook(id: string): Entry<'procedure'> {
  return starter.entries.procedure.find((entry) => entry.id === id)!;
}

/** A row of the contact sheet. */
export const contact = (role: 'legal' | 'finance' | 'mssp' | 'hr' | 'scribe' | 'deputy' | 'insurer') => ({
  role,
  primary: `Holder of ${role}`,
  backup: 'Backup',
  phone: '+49 421 555 01',
  out_of_band: '+49 170 555 01',
  verified_on: '2026-11-02',
  for_provider: false,
});
