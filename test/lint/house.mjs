/** A suppression must say why, on the same line: `// oxlint-disable-next-line rule -- reason`. */
const describedSuppressions = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (/^(?:eslint|oxlint)-disable/.test(text) && !/ -- \S/.test(text))
            context.report({ loc: comment.loc, message: 'Say why, behind " -- ".' });
        }
      },
    };
  },
};

const TIME =
  'The time is the database’s: give a statement `Clock.now()`, measure with `Clock.elapsedMs()`, show `DatabaseTime`.';

/** The clock of a process may be wrong, and two processes never have the same one. */
const databaseTime = {
  create(context) {
    const refuse = (node) => context.report({ node, message: TIME });
    return {
      CallExpression(node) {
        const { callee } = node;
        if (callee.name === 'Date') refuse(node);
        if (callee.object?.name === 'Date' && callee.property.name === 'now') refuse(node);
      },
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) refuse(node);
      },
    };
  },
};

/** Rows can have the same millisecond; without another column, their order varies between queries. */
const totalOrder = {
  create(context) {
    return {
      CallExpression(node) {
        const { callee, arguments: given, parent } = node;
        const isByTime = callee.property?.name === 'orderBy' && /_at$/.test(given[0]?.value ?? '');
        if (isByTime && parent.property?.name !== 'orderBy')
          context.report({ node: given[0], message: 'Order by what tells rows of one moment apart, too.' });
      },
    };
  },
};

/** Whether a name is used as a type here, and is not re-exported. */
const isType = ({ isTypeReference, identifier }) =>
  isTypeReference && identifier.parent.type !== 'ExportSpecifier';

/**
 * An import that is only used as a type says so, and is not loaded. In files with decorators, parameter types are read at run time; there
 * the compiler tells which imports must be types (`verbatimModuleSyntax`).
 */
const typeImports = {
  create(context) {
    const { sourceCode } = context;
    if (/^\s*@[A-Z]\w*\(/m.test(sourceCode.text)) return {};
    const isTypeAlone = (specifier) => {
      if (specifier.importKind === 'type') return false;
      const references = sourceCode
        .getDeclaredVariables(specifier)
        .flatMap((variable) => variable.references);
      return references.length > 0 && references.every(isType);
    };
    return {
      ImportDeclaration(node) {
        if (node.importKind === 'type') return;
        for (const specifier of node.specifiers.filter(isTypeAlone))
          context.report({
            node: specifier,
            message: 'Only its type is used: `import type`, or `type` before the name.',
          });
      },
    };
  },
};

export default {
  meta: { name: 'house' },
  rules: {
    'described-suppressions': describedSuppressions,
    'database-time': databaseTime,
    'total-order': totalOrder,
    'type-imports': typeImports,
  },
};
