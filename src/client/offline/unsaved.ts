/** Why a copy could not be saved, in words that end a sentence. */
export class Unsaved extends Error {}

/** The words for anything that went wrong. */
export function whyNot(error: unknown): string {
  if (error instanceof Unsaved) return error.message;
  if (error instanceof DOMException && error.name === 'QuotaExceededError')
    return 'this device gives no more storage';
  return 'this browser refuses to store it';
}
