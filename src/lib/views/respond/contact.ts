import { dateInWords } from '#lib/model/date.ts';
import type { Site } from '#lib/views/site.ts';
import { inWords } from '#lib/views/words.ts';

/** A number to call. */
export interface ContactView {
  role: string;
  name: string;
  phone: string;
  tel: string;
  outOfBand: string;
  verified: string;
}

/** Contacts this reader may see; empty means the page points at the sealed contact sheet. */
export function contactViews(site: Site): ContactView[] {
  return site.content.registries.contacts.map((contact) => ({
    role: inWords(contact.role),
    name: contact.primary,
    phone: contact.phone,
    tel: `tel:${contact.phone.replaceAll(' ', '')}`,
    outOfBand: contact.out_of_band,
    verified: dateInWords(contact.verified_on),
  }));
}
