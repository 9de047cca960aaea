import { strToU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { zipOf } from '#lib/publish/zip.ts';

const a: [string, Uint8Array] = ['feedback.csv', strToU8('alert,rule\n')];
const b: [string, Uint8Array] = ['portal.zip', strToU8('PK')];

describe('a zip', () => {
  it('has the same bytes in whatever order its members come', () => {
    expect(zipOf(new Map([a, b]))).toEqual(zipOf(new Map([b, a])));
  });

  it('holds each member as it is', () => {
    expect(unzipSync(zipOf(new Map([b, a])))).toEqual({ 'feedback.csv': a[1], 'portal.zip': b[1] });
  });
});
