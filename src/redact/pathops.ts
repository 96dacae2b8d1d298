// Painting paths and shadings (ISO 32000-2, 8.5.3 and 8.7.4): without what lies under a target, and moved where the line that
// they belong to was set anew. Not here: building paths (paths.ts), pictures and forms (painting.ts).
import type { Box } from '../model/index.ts';
import { isName, type Operation } from './content.ts';
import { writeOperation } from './write.ts';
import { writePatterns } from './colours.ts';
import { isPictorial, Uncopyable } from './copy.ts';
import { meetsTarget, notePath, noteShading } from './ground.ts';
import { meet } from './matrix.ts';
import { emptyPath, extentOf, keepPath, movePath, outlineMeets, penOf, rulesOf, type Path } from './paths.ts';
import { copyShadingOf, give, oldResource } from './resources.ts';
import { begin, emit, hiding, type Walk } from './run.ts';

/** Paints the path under construction by operator `op`. */
export function paintPath(run: Walk, op: string): void {
  const { path, clipping, state, sheet } = run;
  run.path = emptyPath();
  run.clipping = '';
  const stroked = 'SsBb'.includes(op[0] ?? '');
  const kept = keepPath(
    path,
    sheet.targets,
    meet(sheet.visible, state.clip),
    stroked ? penOf(state.pen, state.ctm) : 0,
  );
  const filled = /^[fFBb]/.test(op);
  const extent = extentOf(path);
  if (op !== 'n' && extent && run.manner !== 'cell' && !hiding(run)) notePainted(run, path, extent, filled, stroked);
  const whole = kept.length === path.subpaths.reduce((sum, one) => sum + one.operations.length, 0);
  if (clipping !== '') {
    // Letters can be drawn as a hole in a clip, and a clip cannot be cut: its outline must keep clear of every target.
    if (outlineMeets(path, sheet.targets)) throw new Uncopyable('clip with its outline under a box');
    const paints = op !== 'n' && whole && !hiding(run);
    if (paints) begin(run, 'art');
    for (const { operations } of path.subpaths) run.out.push(...operations.map(writeOperation));
    if (op !== 'n') writePatterns(run);
    emit(run, clipping);
    emit(run, paints ? op : 'n');
    state.clip = meet(state.clip, extentOf(path) ?? [0, 0, 0, 0]);
    return;
  }
  if (op === 'n' || hiding(run)) return;
  if (!whole) sheet.taken++;
  if (sheet.measured) sheet.rules.push(...rulesOf(path));
  if (kept.length === 0) return;
  if ((!filled || state.clear) && (!stroked || state.strokeClear)) {
    sheet.taken++;
    return;
  }
  writePatterns(run);
  const { moves } = sheet;
  const placed = moves ? movePath(path, kept, state.ctm, moves.carry) : kept;
  if (placed !== kept) sheet.taken++;
  begin(run, 'art');
  run.out.push(...placed.map(writeOperation));
  emit(run, op === 'F' ? 'f' : op);
}

/** Looks at a path before it is written: is there something under a target, or that nobody would see? */
function notePainted(run: Walk, path: Path, extent: Box, filled: boolean, stroked: boolean): void {
  const { state, sheet } = run;
  const pen = stroked ? penOf(state.pen, state.ctm) : 0;
  const shown = meet([extent[0] - pen, extent[1] - pen, extent[2] + pen, extent[3] + pen], state.clip);
  const patterned = (filled && state.fillPattern) || (stroked && state.strokePattern);
  if (patterned && meetsTarget(sheet.targets, shown)) throw new Uncopyable('pattern under a box');
  if (run.manner === 'glyph') {
    sheet.ground.marks.push(shown);
    return;
  }
  if (!meetsTarget([state.clip], shown) || !meetsTarget([sheet.visible], shown)) return;
  const { masked, solid } = state;
  const look = { masked, solid: solid && !patterned };
  if (filled && !state.clear) notePath(sheet.ground, path, shown, state.clip, { ...look, white: state.white, pen: 0 });
  else if (stroked && !state.strokeClear)
    notePath(sheet.ground, path, shown, state.clip, { ...look, white: state.strokeWhite, pen });
}

/** Paints a shading over all that the clip leaves. */
export function paintShading(run: Walk, operation: Operation): void {
  const [name] = operation.args;
  if (!isName(name) || hiding(run)) return;
  const raw = oldResource(run.build, run.resources, 'Shading', name.name);
  if (!raw) return;
  if (meetsTarget(run.sheet.targets, run.state.clip) && isPictorial(run.build.from, raw))
    throw new Uncopyable('sampled shading under a box');
  noteShading(run.sheet.ground, run.state.clip, run.state.solid);
  begin(run, 'art');
  emit(run, 'sh', [{ name: give(run.resources, 'Shading', name.name, () => copyShadingOf(run.build, raw)) }]);
}
