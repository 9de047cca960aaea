import ts from 'typescript';

/** One change to a source text: `text` in place of what stands from `start` to `end`. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

type Mutator = (node: ts.Node, file: ts.SourceFile) => Edit | undefined;

const K = ts.SyntaxKind;
const operators = new Map<ts.SyntaxKind, string>([
  ...([
    [K.LessThanToken, '<='],
    [K.LessThanEqualsToken, '<'],
    [K.GreaterThanToken, '>='],
    [K.GreaterThanEqualsToken, '>'],
    [K.EqualsEqualsEqualsToken, '!=='],
    [K.ExclamationEqualsEqualsToken, '==='],
  ] as const),
  ...([
    [K.AmpersandAmpersandToken, '||'],
    [K.BarBarToken, '&&'],
    [K.PlusToken, '-'],
    [K.MinusToken, '+'],
    [K.AsteriskToken, '/'],
    [K.SlashToken, '*'],
  ] as const),
  ...([
    [K.PlusEqualsToken, '-='],
    [K.MinusEqualsToken, '+='],
    [K.AsteriskEqualsToken, '/='],
    [K.SlashEqualsToken, '*='],
  ] as const),
]);
const equality: readonly ts.SyntaxKind[] = [K.EqualsEqualsEqualsToken, K.ExclamationEqualsEqualsToken];
const quantifiers = new Map([
  ['some', 'every'],
  ['every', 'some'],
]);

/** What may go wrong in a line, one mistake each. */
const mutators: readonly Mutator[] = [
  function operator(node, file) {
    if (!ts.isBinaryExpression(node)) return undefined;
    const text = operators.get(node.operatorToken.kind);
    return text === undefined ? undefined : over(node.operatorToken, file, text);
  },
  function condition(node, file) {
    const asked = askedBy(node);
    // A dropped `!` and a flipped equality are the same mistake.
    if (!asked || (ts.isPrefixUnaryExpression(asked) && asked.operator === K.ExclamationToken))
      return undefined;
    if (ts.isBinaryExpression(asked) && equality.includes(asked.operatorToken.kind)) return undefined;
    return over(asked, file, `!(${asked.getText(file)})`);
  },
  function number(node, file) {
    if (!ts.isNumericLiteral(node) || isFallback(node)) return undefined;
    const written = node.getText(file);
    // A tolerance is no small number, and 16777619 + 1 is as random as before.
    if (!/^\d+(\.\d+)?$/.test(written) || Number(written) > 1000) return undefined;
    return over(node, file, String(Number(written) + 1));
  },
  function text(node, file) {
    if (!ts.isStringLiteral(node) && !ts.isNoSubstitutionTemplateLiteral(node)) return undefined;
    return node.text === '' && !ts.isLiteralTypeNode(node.parent) && !isFallback(node)
      ? over(node, file, "'x'")
      : undefined;
  },
  function negation(node, file) {
    if (!ts.isPrefixUnaryExpression(node) || node.operator !== K.ExclamationToken) return undefined;
    return over(node, file, node.operand.getText(file));
  },
  function earlyReturn(node, file) {
    if (!ts.isIfStatement(node) || node.elseStatement) return undefined;
    const then = node.thenStatement;
    const last = ts.isBlock(then) ? then.statements.at(-1) : then;
    const leaves =
      last && (ts.isReturnStatement(last) || ts.isContinueStatement(last) || ts.isBreakStatement(last));
    return leaves ? over(node, file, ';') : undefined;
  },
  function filter(node) {
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
    const { expression: list, name } = node.expression;
    return name.text === 'filter' ? { start: list.end, end: node.end, text: '' } : undefined;
  },
  function quantifier(node, file) {
    if (!ts.isIdentifier(node) || !ts.isPropertyAccessExpression(node.parent)) return undefined;
    const text = node.parent.name === node ? quantifiers.get(node.text) : undefined;
    return text === undefined ? undefined : over(node, file, text);
  },
];

/** Every change the mutators know for a source text, in its order. */
export function editsOf(name: string, source: string): Edit[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true);
  const found: Edit[] = [];
  const visit = (node: ts.Node): void => {
    // Types are gone before anything runs.
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node)) return;
    found.push(...mutators.flatMap((mutate) => mutate(node, file) ?? []));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found.toSorted((a, b) => a.start - b.start || a.end - b.end);
}

function askedBy(node: ts.Node): ts.Expression | undefined {
  if (ts.isConditionalExpression(node) || ts.isForStatement(node)) return node.condition;
  return ts.isIfStatement(node) || ts.isWhileStatement(node) || ts.isDoStatement(node)
    ? node.expression
    : undefined;
}

/** The compiler wants a value for `list[index]` that never stands there: `list[index] ?? 0`. */
function isFallback(node: ts.Node): boolean {
  const { parent } = node;
  if (!ts.isBinaryExpression(parent) || parent.operatorToken.kind !== K.QuestionQuestionToken) return false;
  const { left, right } = parent;
  const indexed = ts.isPropertyAccessExpression(left) && left.questionDotToken ? left.expression : left;
  return right === node && ts.isElementAccessExpression(indexed);
}

function over(node: ts.Node, file: ts.SourceFile, text: string): Edit {
  return { start: node.getStart(file), end: node.end, text };
}
