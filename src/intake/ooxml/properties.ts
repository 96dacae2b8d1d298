// What office files say of themselves outside their text: document properties with their names, links that lead outside.
import type { Hidden } from '../../model/index.ts';
import type { Archive } from './archive.ts';
import { readXml } from './xml.ts';

/** The words of a properties part; the names that people gave to properties of their own are words too. */
export function propertiesOf(xml: Uint8Array): string {
  const lines: string[] = [];
  readXml(xml, {
    open: (name, attributes) => {
      if (name === 'property' && attributes['name']) lines.push(attributes['name']);
      if (name === 'person') lines.push(attributes['author'] ?? attributes['displayName'] ?? '');
    },
    text: (text) => {
      if (text.trim() !== '') lines.push(text.trim());
    },
  });
  return lines.filter((line) => line !== '').join('\n');
}

/** Where the parts under `folder` lead outside the file: web pages, other files, templates, data sources. */
export function readLinks(archive: Archive, folder: string): Hidden[] {
  const targets = new Set<string>();
  for (const [name, xml] of archive) {
    if (!name.startsWith(folder) || !name.endsWith('.rels') || !xml) continue;
    readXml(xml, {
      open: (element, attributes) => {
        if (element === 'Relationship' && /^external$/i.test(attributes['TargetMode'] ?? ''))
          targets.add(attributes['Target'] ?? '');
      },
    });
  }
  targets.delete('');
  const where = `${targets.size} links that lead outside the file`;
  return targets.size === 0 ? [] : [{ kind: 'link', where, text: [...targets].join('\n') }];
}
