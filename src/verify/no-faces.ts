// Where fonts would go in a browser. The other engine reads letters without them; but with nowhere to put a font it packs it
// as text first, fails, and from then on draws each letter that is shown as a path, all of which nobody looks at.
// Not here: rendering, which asks for paths from the start (open.ts).

/** A face that nothing is ever drawn with. */
class UnusedFace {
  readonly loaded = Promise.resolve(this);
}
if (!('FontFace' in globalThis)) Object.assign(globalThis, { FontFace: UnusedFace });

/** As much of a browser's document as the other engine asks for to keep a font: a set of faces. A new one for each file. */
export const placeForFonts = (): { readonly fonts: Set<unknown> } => ({ fonts: new Set() });
