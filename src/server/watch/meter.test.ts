// The text that Prometheus reads, held against its format.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMeter } from './meter.ts';

test('counters, histograms and gauges as Prometheus reads them', async () => {
  const meter = openMeter();
  const asked = meter.counter('asked_total', 'How often, "quoted" \\ and\nbroken.');
  asked.add({ route: '/a/:b', status: '200' });
  asked.add({ status: '500', route: 'x"y\\z\n' }, 2);
  asked.add({ route: '/a/:b', status: '200' });
  const seconds = meter.histogram('seconds', 'How long.', [0.1, 1]);
  for (const value of [0.05, 0.1, 0.5, 7]) seconds.observe(value, { route: '/a' });
  meter.gauge('level', 'Now.', () => [{ value: 4 }]);
  assert.equal(
    await meter.text(),
    `# HELP asked_total How often, "quoted" \\\\ and\\nbroken.
# TYPE asked_total counter
asked_total{route="/a/:b",status="200"} 2
asked_total{status="500",route="x\\"y\\\\z\\n"} 2
# HELP seconds How long.
# TYPE seconds histogram
seconds_bucket{route="/a",le="0.1"} 2
seconds_bucket{route="/a",le="1"} 3
seconds_bucket{route="/a",le="+Inf"} 4
seconds_sum{route="/a"} 7.65
seconds_count{route="/a"} 4
# HELP level Now.
# TYPE level gauge
level 4
`,
  );
});

test('a reading that fails leaves its own figures out, and no others', async () => {
  const meter = openMeter();
  meter.gauges({ a: 'A.', b: 'B.' }, async () => {
    throw new Error('the database is away');
  });
  meter.gauges({ c: 'C.' }, async () => ({ c: [{ labels: { of: 'x' }, value: 1 }] }));
  const text = await meter.text();
  assert.match(text, /# TYPE a gauge\n# HELP b/);
  assert.match(text, /\nc\{of="x"\} 1\n$/);
  assert.doesNotMatch(text, /^[ab] /m);
});
