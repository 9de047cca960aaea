import { feedbackTemplate } from '#lib/views/triage/feedback.ts';

/** What the provider fills and returns; the page beside it says how. */
export const GET = () =>
  new Response(feedbackTemplate(), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
