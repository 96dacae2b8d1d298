// Speed, start and memory of detection beside compromise, wink-nlp and redact-pii on the same text in the same run, each in
// a process of its own. The text: our own made-up paragraphs, repeated. Run: node bench/detect-speed.ts [REPEATS]
import { fileURLToPath } from 'node:url';
import { ownTexts } from '../src/detect/tagger/train/recipe.ts';
import { measure } from './measure.ts';

const text = Array.from({ length: Number(process.argv[3] ?? process.argv[2] ?? 8) || 8 }, () =>
  ownTexts(false).map((sample) => sample.text).join('\n\n'),
).join('\n\n'); // prettier-ignore

/** Each gives the work to do on a text. */
const PEERS: Readonly<Record<string, () => Promise<(text: string) => unknown>>> = {
  nothing: async () => () => 0,
  'tagger alone': async () => {
    const { LEAN, shippedTagger } = await import('../src/detect/tagger/index.ts');
    const tagger = shippedTagger();
    return (all) => tagger.tag(all, LEAN);
  },
  'detect --mode find': async () => {
    const { detectText } = await import('../src/detect/index.ts');
    detectText('Anna');
    return (all) => detectText(all, { find: true });
  },
  compromise: async () => {
    const { default: nlp } = await import('compromise');
    return (all) => {
      const read = nlp(all);
      return read.people().length + read.places().length + read.organizations().length;
    };
  },
  'wink-nlp': async () => {
    const { default: wink } = await import('wink-nlp');
    const { default: model } = await import('wink-eng-lite-web-model');
    const nlp = wink(model);
    return (all) => nlp.readDoc(all).entities().length();
  },
  'redact-pii': async () => {
    const { SyncRedactor } = await import('redact-pii');
    const redactor = new SyncRedactor();
    return (all) => redactor.redact(all);
  },
};

const child = process.argv[2] ?? '';
const load = PEERS[child];
if (load !== undefined) {
  const before = performance.now();
  const work = await load();
  const loaded = performance.now() - before;
  // Documents of one or two pages, as a case has them.
  const parts = text.match(/[^]{1,4000}/g) ?? [];
  const start = process.cpuUsage();
  for (const part of parts) work(part);
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  process.stdout.write(`${child}: load ${loaded.toFixed(0)} ms, ${(text.length / 1e6 / seconds).toFixed(2)} MB per CPU second\n`); // prettier-ignore
} else {
  const { spawnSync } = await import('node:child_process');
  const me = fileURLToPath(import.meta.url);
  const repeats = process.argv[2] ?? '8';
  let bare = 0;
  for (const name of Object.keys(PEERS)) {
    const said = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', me, name, repeats], { encoding: 'utf8' }); // prettier-ignore
    const { peakMb } = await measure(process.execPath, ['--disable-warning=ExperimentalWarning', me, name, repeats]);
    if (name === 'nothing') bare = peakMb;
    else
      process.stdout.write(`${said.stdout.trim()}, ${(peakMb - bare).toFixed(0)} MB over Node's own\n${said.stderr}`);
  }
}
