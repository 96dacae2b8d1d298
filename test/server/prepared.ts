// Practice cases, really prepared, for tests of pages: once for each test file that asks.
import path from 'node:path';
import { viewOf, type CaseView } from '../../src/casework/index.ts';
import { openCase, openManifest, prepareCase } from '../../src/flow/index.ts';
import { loadRulebook, type Rulebook } from '../../src/guidance/index.ts';
import type { Manifest, Recipient } from '../../src/model/index.ts';

export const PRACTICE = path.resolve(import.meta.dirname, '../../practice');

interface Made {
  readonly manifest: Manifest;
  readonly views: readonly CaseView[];
}

/** A practice case as it stands for each recipient, in their order. */
export const preparedFor = (name: string, ...recipients: readonly Recipient[]): Promise<Made> =>
  preparedBy(loadRulebook(), name, ...recipients);

/** The same under another rulebook. */
export async function preparedBy(rulebook: Rulebook, name: string, ...recipients: readonly Recipient[]): Promise<Made> {
  const folder = path.join(PRACTICE, name);
  const manifest = await openManifest(folder);
  const opened = await openCase(folder, manifest);
  const views: CaseView[] = [];
  for (const recipient of recipients) {
    const prepared = await prepareCase(opened, recipient, rulebook, { thisYear: 2026, final: false, today: '2026-11-26' }); // prettier-ignore
    views.push(viewOf(prepared, new Date('2026-11-26T09:00:00Z')));
  }
  return { manifest, views };
}
