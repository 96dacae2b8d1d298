// Writes docs/guidance-table.md from the shipped rulebook: `node src/guidance/write-table.ts`.
import { writeFileSync } from 'node:fs';
import { loadRulebook } from './load.ts';
import { renderTable } from './table.ts';

writeFileSync(new URL('../../docs/guidance-table.md', import.meta.url), renderTable(loadRulebook()));
