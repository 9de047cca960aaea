/** What a service worker is given: TypeScript's types of the DOM know windows only. */
interface WorkerScope {
  registration: ServiceWorkerRegistration;
  clients: {
    matchAll: (options?: { includeUncontrolled?: boolean; type?: 'all' | 'window' }) => Promise<Reader[]>;
    claim: () => Promise<void>;
  };
  skipWaiting: () => Promise<void>;
  addEventListener: <K extends keyof WorkerEvents>(
    type: K,
    listener: (event: WorkerEvents[K]) => void,
  ) => void;
}

/** An open page, or a worker of one. */
export interface Reader {
  id: string;
  postMessage: (message: unknown) => void;
}

interface LongEvent {
  waitUntil: (work: Promise<unknown>) => void;
}

export interface AskedFor extends LongEvent {
  request: Request;
  /** The page that asks; empty for a navigation. */
  clientId: string;
  /** The page or worker that will come of it. */
  resultingClientId: string;
  respondWith: (response: Promise<Response>) => void;
}

interface WorkerEvents {
  install: LongEvent;
  activate: LongEvent;
  fetch: AskedFor;
  message: LongEvent & { data: unknown; source: Reader | null };
}

export const worker = globalThis as unknown as WorkerScope;

/** Where the portal lies, with a slash at its end. */
export const home = worker.registration.scope;
