import { Document, isScalar, visit, type Scalar } from 'yaml';

const bare = /^\p{L}(?:[\p{L}\p{N} ,.;()'’/+_-]*[\p{L}\p{N}.)])?$/u;
const date = /^\d{4}-\d{2}-\d{2}$/;
const duration = /^[1-9]\d*[smhdw]$/;
const word = /^(?:true|false|null)$/i;
const short = /^[\w.-]+$/;

/**
 * A value as YAML: text in quotes unless every reader takes it bare, so that none can end its line or become a key, a
 * comment or another type. Lists of ids stand on one line, and so does everything when it is `inline`.
 */
export function writeYaml(value: unknown, inline = false): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, node) => style(node),
    Seq: (_, node) => {
      node.flow =
        inline ||
        node.items.every(
          (item) => isScalar(item) && (typeof item.value !== 'string' || short.test(item.value)),
        );
    },
    Map: (_, node) => {
      node.flow = inline;
    },
  });
  return document.toString({ lineWidth: 0, flowCollectionPadding: false }).trimEnd();
}

function style(node: Scalar): void {
  const { value } = node;
  if (typeof value !== 'string') return;
  const plain = (bare.test(value) && !word.test(value)) || date.test(value) || duration.test(value);
  node.type = plain ? 'PLAIN' : 'QUOTE_DOUBLE';
}
