// The small faults that a programmer makes, one at a time, in one source text: a flipped comparison, a removed statement,
// a changed literal. TypeScript's parser gives the places. Not here: whether a test notices (run.ts).
import ts from 'typescript';

/** One fault: `text` in place of the UTF-16 offsets `from`–`to` of the source. */
export interface Mutant {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly kind: string;
  /** From 1. */
  readonly line: number;
}

const K = ts.SyntaxKind;
/** Operators and what stands in their place. */
const OPERATORS: Readonly<Partial<Record<ts.SyntaxKind, readonly string[]>>> = {
  [K.LessThanToken]: ['<=', '>='],
  [K.LessThanEqualsToken]: ['<', '>'],
  [K.GreaterThanToken]: ['>=', '<='],
  [K.GreaterThanEqualsToken]: ['>', '<'],
  [K.EqualsEqualsEqualsToken]: ['!=='],
  [K.ExclamationEqualsEqualsToken]: ['==='],
  [K.AmpersandAmpersandToken]: ['||'],
  [K.BarBarToken]: ['&&'],
  [K.QuestionQuestionToken]: ['&&'],
  [K.PlusToken]: ['-'],
  [K.MinusToken]: ['+'],
  [K.AsteriskToken]: ['/'],
  [K.SlashToken]: ['*'],
  [K.PercentToken]: ['*'],
  [K.PlusEqualsToken]: ['-='],
  [K.MinusEqualsToken]: ['+='],
};

/** Methods and what is called in their place; an empty word takes the call away and leaves what it was called on. */
const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  find: 'findLast',
  findLast: 'find',
  min: 'max',
  max: 'min',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  toLowerCase: 'toUpperCase',
  toUpperCase: 'toLowerCase',
  ...Object.fromEntries(['filter', 'sort', 'toSorted', 'reverse', 'slice', 'trim'].map((name) => [name, ''])),
};

/** Is this text a name or an address of code rather than a value? */
function isStructure(node: ts.Node): boolean {
  const { parent } = node;
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    ts.isLiteralTypeNode(parent) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

/** Every fault of `source`, in the order of their places. Types, imports and names of properties are left alone. */
export function mutantsOf(source: string): Mutant[] {
  const file = ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const put = (kind: string, node: ts.Node | { from: number; to: number }, text: string): void => {
    const [from, to] = 'kind' in node ? [node.getStart(file), node.getEnd()] : [node.from, node.to];
    if (source.slice(from, to) === text) return;
    found.push({ from, to, text, kind, line: file.getLineAndCharacterOfPosition(from).line + 1 });
  };
  const condition = (node: ts.Expression): void => {
    for (const word of ['true', 'false']) put('condition', node, word);
  };

  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isBinaryExpression(node))
      for (const text of OPERATORS[node.operatorToken.kind] ?? []) put('operator', node.operatorToken, text);
    if (ts.isPrefixUnaryExpression(node)) {
      if (node.operator === K.ExclamationToken) put('not', node, node.operand.getText(file));
      if (node.operator === K.MinusToken) put('sign', node, node.operand.getText(file));
    }
    if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const { operator } = node;
      if (operator === K.PlusPlusToken || operator === K.MinusMinusToken) {
        const other = operator === K.PlusPlusToken ? '--' : '++';
        put(
          'count',
          node,
          ts.isPrefixUnaryExpression(node) ? other + node.operand.getText(file) : node.operand.getText(file) + other,
        );
      }
    }
    if (ts.isIfStatement(node)) condition(node.expression);
    if (ts.isConditionalExpression(node)) condition(node.condition);
    if (ts.isWhileStatement(node)) put('condition', node.expression, 'false');
    if (ts.isForStatement(node) && node.condition) put('condition', node.condition, 'false');
    if (ts.isExpressionStatement(node) || ts.isThrowStatement(node)) put('statement', node, ';');
    if (ts.isContinueStatement(node) || ts.isBreakStatement(node)) put('statement', node, ';');
    if (ts.isBlock(node) && node.statements.length > 1) put('block', node, '{}');
    if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) put('function', node.body, 'undefined');
    if (ts.isPropertyAccessExpression(node) && node.questionDotToken) put('optional', node.questionDotToken, '.');
    if (node.kind === K.TrueKeyword) put('literal', node, 'false');
    if (node.kind === K.FalseKeyword) put('literal', node, 'true');
    if (ts.isNumericLiteral(node)) put('literal', node, String(Number(node.text) + 1));
    if (ts.isStringLiteral(node) && !isStructure(node)) put('literal', node, node.text === '' ? "'mutant'" : "''");
    if (ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)) put('literal', node, '``');
    if (ts.isArrayLiteralExpression(node)) put('literal', node, node.elements.length > 0 ? '[]' : "['mutant']");
    if (ts.isObjectLiteralExpression(node) && node.properties.length > 0) put('literal', node, '{}');
    if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
      const { name, expression: on } = node.expression;
      const other = Object.hasOwn(METHODS, name.text) ? METHODS[name.text] : undefined;
      if (other === '') put('method', { from: on.getEnd(), to: node.getEnd() }, '');
      else if (other !== undefined) put('method', name, other);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.toSorted((a, b) => a.from - b.from || a.to - b.to);
}

/** The source with one fault in it. */
export const withMutant = (source: string, { from, to, text }: Mutant): string =>
  source.slice(0, from) + text + source.slice(to);
