import { copyOf, keptIn, listOf, open, sameCopy } from './shelf.ts';
import { version } from './this-copy.ts';
import { isFile } from './verify.ts';
import { home, type AskedFor } from './worker-scope.ts';

/** What must always come from the server. */
const never = /^(sw\.js|offline\.json|portal\.zip)$/;

/** Pages and files come from the copy first; what it does not have, from the server. */
export function answer(event: AskedFor): void {
  const { url, method } = event.request;
  const { origin, pathname } = new URL(url);
  const path = (origin + pathname).slice(home.length).replace(/(^|\/)index\.html$/, '$1');
  if (method !== 'GET' || !url.startsWith(home) || never.test(path)) return;
  event.respondWith(respond(event, path));
}

async function respond({ request, clientId, resultingClientId }: AskedFor, path: string): Promise<Response> {
  const goes = request.mode === 'navigate';
  // A page is of one version for as long as it is open, whatever has been saved since.
  const copy = goes ? version : await copyOf(clientId);
  if (request.destination === 'worker') await sameCopy(resultingClientId, copy);
  const kept = await keptIn(copy, path);
  if (kept) return kept;
  const hash = (await listOf(copy))?.asked.find(([listed]) => listed === path)?.[1];
  try {
    const response = await fetch(request);
    if (hash === undefined) return response;
    if (await isFile(response, hash))
      await (await open(copy)).put(home + path, response.clone()).catch(() => undefined);
    // Another version of a picture belongs to no page of this one.
    else if (!goes) return Response.error();
    return response;
  } catch (error) {
    if (!goes) throw error;
    return (await instead(path, new URL(request.url).search)) ?? Response.error();
  }
}

/** Without a server: the address with its last slash, else the page that lists what is there. */
async function instead(path: string, search: string): Promise<Response | undefined> {
  if (path && !path.endsWith('/') && (await keptIn(version, `${path}/`)))
    return Response.redirect(`${home}${path}/${search}`);
  const page = await keptIn(version, 'offline/');
  return page && new Response(page.body, { status: 503, headers: page.headers });
}
