import { defineMiddleware } from 'astro:middleware';
import { hasSection } from '#lib/views/section.ts';
import { site } from '#loaders/site.ts';

/** A section this reader does not have answers nothing: the build then writes no file, and dev says 404. */
export const onRequest = defineMiddleware(({ url }, next) => {
  const path = url.pathname.slice(site.base.length);
  return hasSection(site, path) ? next() : new Response(null, { status: 404 });
});
