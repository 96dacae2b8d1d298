#!/bin/sh
# All checks of the project, cheapest first. `./blotter test` runs it; arguments are passed to node's test runner
# (./blotter test --test-name-pattern=NHS). Ends with counts.
set -eu
cd "$(dirname "$0")/.."
step() { printf '\n== %s\n' "$1"; }

if [ $# -eq 0 ]; then
  step 'formatting' && npm run --silent format:check
  step 'types' && npm run --silent types
  step 'lint' && npm run --silent lint
  step 'import law' && npm run --silent law
fi
step 'tests'
# Two files at once: on two processors node would run one. Three at once take longer in all.
exec node --disable-warning=ExperimentalWarning --test --test-concurrency=2 --test-timeout=600000 "$@" 'src/**/*.test.ts' 'test/**/*.test.ts' 'practice/**/*.test.ts' 'guidance/**/*.test.ts'
