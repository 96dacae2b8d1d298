// The import law of the house. docs/architecture.md tells it in words.
const room = (names) => `^src/(${names})/`;
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: '^src/model/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^src/model/|^node:|^(fs|path|os|crypto|url)$' },
    },
    {
      name: 'guidance-imports-only-model',
      severity: 'error',
      from: { path: '^src/guidance/' },
      to: { path: '^src/', pathNot: '^src/(guidance|model)/' },
    },
    {
      name: 'detect-imports-people-and-model',
      severity: 'error',
      from: { path: '^src/detect/' },
      to: { path: '^src/', pathNot: '^src/(detect|people|model)/' },
    },
    {
      name: 'people-imports-only-model',
      severity: 'error',
      from: { path: '^src/people/' },
      to: { path: '^src/', pathNot: '^src/(people|model)/' },
    },
    {
      name: 'identity-imports-people-and-model',
      severity: 'error',
      from: { path: '^src/identity/' },
      to: { path: '^src/', pathNot: '^src/(identity|people|model)/' },
    },
    {
      name: 'review-never-redact',
      severity: 'error',
      from: { path: '^src/review/' },
      to: { path: room('redact|verify|release|flow|cli') },
    },
    {
      name: 'intake-knows-nothing-later',
      severity: 'error',
      from: { path: '^src/intake/' },
      to: { path: '^src/', pathNot: '^src/(intake|reading|pdf|model)/' },
    },
    {
      name: 'reading-is-a-leaf',
      severity: 'error',
      from: { path: '^src/reading/' },
      to: { path: '^src/', pathNot: '^src/(reading|sandbox|model)/' },
    },
    {
      name: 'reading-for-intake-verify-and-flow',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(reading|intake|verify|flow)/' },
      to: { path: '^src/reading/' },
    },
    {
      name: 'sandbox-is-a-leaf',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: '^src/sandbox/' },
    },
    {
      // What opens documents is loaded by the fenced program alone: its parent holds the case.
      name: 'documents-open-behind-the-fence',
      severity: 'error',
      from: { path: '^src/flow/', pathNot: '^src/flow/(fenced/(program|redact-one)|copy)\\.ts$|\\.test\\.ts$' },
      to: { path: '^src/(redact|verify)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pdf-is-a-leaf',
      severity: 'error',
      from: { path: '^src/pdf/' },
      to: { path: '^src/', pathNot: '^src/(pdf|model)/' },
    },
    {
      name: 'redact-imports-pdf-and-model',
      severity: 'error',
      from: { path: '^src/redact/' },
      to: { path: '^src/', pathNot: '^src/(redact|pdf|model)/' },
    },
    {
      name: 'verify-by-other-means',
      severity: 'error',
      from: { path: '^src/verify/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/(?!verify/|model/|reading/)|node_modules/(@cantoo/pdf-lib|@embedpdf)' },
    },
    {
      name: 'assurance-reads-the-register',
      severity: 'error',
      from: { path: '^src/assurance/' },
      to: { path: '^src/', pathNot: '^src/(assurance|register|model)/' },
    },
    {
      name: 'register-imports-only-model',
      severity: 'error',
      from: { path: '^src/register/', pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: '^src/(register|model)/' },
    },
    {
      name: 'nobody-imports-cli-or-server',
      severity: 'error',
      from: { pathNot: '^src/(cli|server)/|^test/|^bench/' },
      to: { path: room('cli|server') },
    },
    {
      name: 'store-only-from-cli-server-casework-register',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(store|cli|server|casework|register)/' },
      to: { path: room('store') },
    },
    {
      name: 'store-imports-only-model',
      severity: 'error',
      // The contract of the tables is tested with those who use them.
      from: { path: '^src/store/', pathNot: '^src/store/contract/' },
      to: { path: '^src/', pathNot: '^src/(store|model)/' },
    },
    {
      // The page's script runs in browsers: it knows nothing of the server but one pure rule.
      name: 'viewer-stands-alone',
      severity: 'error',
      from: { path: '^src/viewer/' },
      to: { path: '^src/', pathNot: '^src/viewer/|^src/review/haste\\.ts$' },
    },
    {
      name: 'rooms-through-their-index',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/viewer/' },
      // The book of errors is a room within the register, with an index of its own.
      to: { path: '^src/([^/]+)/.+', pathNot: '^src/$1/|^src/[^/]+/index\\.ts$|^src/register/breach/index\\.ts$' },
    },
    {
      name: 'no-dev-dependency-in-src',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] },
    },
    {
      // AGPL: a yardstick for the benchmark, never a part of the product.
      name: 'mupdf-only-in-bench',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: 'node_modules/mupdf' },
    },
    {
      // Yardsticks for the benchmark of detection, never a part of the product.
      name: 'peers-only-in-bench',
      severity: 'error',
      from: { pathNot: '^bench/' },
      to: { path: 'node_modules/(compromise|wink-nlp|wink-eng-lite-web-model|redact-pii)' },
    },
    {
      name: 'training-only-from-the-script',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/detect/tagger/train(/|\\.ts$)|\\.test\\.ts$' },
      to: { path: '^src/detect/tagger/train' },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default'],
      exportsFields: ['exports'],
    },
  },
};
