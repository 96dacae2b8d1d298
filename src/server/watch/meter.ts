// Counts and times, and the text in which Prometheus reads them (exposition format 0.0.4). Not here: what is counted.

export type Labels = Readonly<Record<string, string>>;
/** One value of a metric. */
export interface Sample {
  readonly labels?: Labels;
  readonly value: number;
}

export interface Counter {
  readonly add: (labels?: Labels, by?: number) => void;
}
export interface Histogram {
  readonly observe: (value: number, labels?: Labels) => void;
}
/** What a gauge stands at when it is asked. Throws, or never answers, where that cannot be told. */
export type Reading = () => Promise<readonly Sample[]> | readonly Sample[];

export interface Meter {
  readonly counter: (name: string, help: string) => Counter;
  /** `bounds`: upper bounds of its buckets, rising; the last, without an end, is added. */
  readonly histogram: (name: string, help: string, bounds: readonly number[]) => Histogram;
  /** Several gauges read at once: `{ name: help }`, and a reading that gives samples by name. */
  readonly gauges: (helps: Labels, read: () => Promise<Readonly<Record<string, readonly Sample[]>>>) => void;
  readonly gauge: (name: string, help: string, read: Reading, type?: 'gauge' | 'counter') => void;
  readonly text: () => Promise<string>;
}

export const TEXT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
/** Milliseconds after which a reading is left out. */
const PATIENCE = 5000;

const quoted = (text: string): string => text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
const written = (labels: Labels): string => {
  const all = Object.entries(labels).map(([name, value]) => `${name}="${quoted(value)}"`);
  return all.length === 0 ? '' : `{${all.join(',')}}`;
};
const line = (name: string, labels: Labels, value: number): string => `${name}${written(labels)} ${value}\n`;
const head = (name: string, help: string, type: string): string => `# HELP ${name} ${help.replace(/\\/g, '\\\\').replace(/\n/g, '\\n')}\n# TYPE ${name} ${type}\n`; // prettier-ignore

/** Within its time; null where it threw or did not answer. */
async function patiently<T>(work: () => Promise<T> | T): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), PATIENCE);
  });
  try {
    return await Promise.race([(async () => work())(), late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

interface Kept {
  readonly labels: Labels;
  readonly counts: number[];
  sum: number;
  count: number;
}

export function openMeter(): Meter {
  const parts: (() => Promise<string> | string)[] = [];
  const gauges: Meter['gauges'] = (helps, read) => {
    parts.push(async () => {
      const all = (await patiently(read)) ?? {};
      return Object.entries(helps)
        .map(
          ([name, help]) =>
            head(name, help, 'gauge') +
            (all[name] ?? []).map(({ labels = {}, value }) => line(name, labels, value)).join(''),
        ) // prettier-ignore
        .join('');
    });
  };
  return {
    counter(name, help) {
      const kept = new Map<string, { readonly labels: Labels; value: number }>();
      parts.push(() => head(name, help, 'counter') + [...kept.values()].map(({ labels, value }) => line(name, labels, value)).join('')); // prettier-ignore
      return {
        add(labels = {}, by = 1) {
          const key = written(labels);
          const one = kept.get(key);
          if (one) one.value += by;
          else kept.set(key, { labels, value: by });
        },
      };
    },
    histogram(name, help, bounds) {
      const kept = new Map<string, Kept>();
      const one = ({ labels, counts, sum, count }: Kept): string => {
        let below = 0;
        const buckets = bounds.map((bound, i) => {
          below += counts[i] ?? 0;
          return line(`${name}_bucket`, { ...labels, le: String(bound) }, below);
        });
        return `${buckets.join('')}${line(`${name}_bucket`, { ...labels, le: '+Inf' }, count)}${line(`${name}_sum`, labels, sum)}${line(`${name}_count`, labels, count)}`;
      };
      parts.push(() => head(name, help, 'histogram') + [...kept.values()].map(one).join(''));
      return {
        observe(value, labels = {}) {
          const key = written(labels);
          const found = kept.get(key) ?? { labels, counts: bounds.map(() => 0), sum: 0, count: 0 };
          kept.set(key, found);
          const at = bounds.findIndex((bound) => value <= bound);
          if (at >= 0) found.counts[at] = (found.counts[at] ?? 0) + 1;
          found.sum += value;
          found.count += 1;
        },
      };
    },
    gauges,
    gauge(name, help, read, type = 'gauge') {
      parts.push(async () => head(name, help, type) + ((await patiently(read)) ?? []).map(({ labels = {}, value }) => line(name, labels, value)).join('')); // prettier-ignore
    },
    text: async () => {
      let all = '';
      for (const part of parts) all += await part();
      return all;
    },
  };
}
