// What word/settings.xml keeps that no page shows (ECMA-376 part 1, 17.15): document variables, the marks of editing sessions,
// the data source of a mail merge.
import type { Hidden } from '../../model/index.ts';
import type { Archive } from '../ooxml/archive.ts';
import { readXml } from '../ooxml/xml.ts';

/** Reads the settings part; [] where there is none. */
export function readSettings(archive: Archive): Hidden[] {
  const xml = archive.get('word/settings.xml');
  if (!xml) return [];
  const variables: string[] = [];
  const merge: string[] = [];
  let sessions = 0;
  let merging = 0;
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'docVar') variables.push(`${attributes['name'] ?? ''} ${attributes['val'] ?? ''}`);
      else if (name === 'rsid') sessions++;
      if (name === 'mailMerge') merging++;
      else if (merging > 0 && attributes['val']) merge.push(attributes['val']);
    },
    close: (name) => {
      if (name === 'mailMerge') merging--;
    },
  });
  const hidden: Hidden[] = [];
  if (variables.length > 0)
    hidden.push({
      kind: 'document-variable',
      where: `${variables.length} document variables`,
      text: variables.join('\n'),
    });
  if (merge.length > 0)
    hidden.push({ kind: 'mail-merge', where: 'data source of a mail merge', text: merge.join('\n') });
  if (sessions > 1) hidden.push({ kind: 'revision', where: `marks of ${sessions} editing sessions (rsid)` });
  return hidden;
}
