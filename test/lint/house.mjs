/** A suppression must say why, on the same line: `// oxlint-disable-next-line rule -- reason`. */
const describedSuppressions = {
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const text = comment.value.trim();
          if (/^(?:eslint|oxlint)-disable/.test(text) && !/ -- \S/.test(text))
            context.report({ loc: comment.loc, message: 'Add a reason after " -- ".' });
        }
      },
    };
  },
};

const TIME =
  'Use the database’s time: `Clock.now()` in statements, `Clock.elapsedMs()` for durations, `DatabaseTime` for display.';

/** The clock of a process may be wrong, and the clocks of two processes always differ. */
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

/** Two rows may have the same millisecond; their order could then change from one query to the next. */
const totalOrder = {
  create(context) {
    return {
      CallExpression(node) {
        const { callee, arguments: given, parent } = node;
        const isByTime = callee.property?.name === 'orderBy' && /_at$/.test(given[0]?.value ?? '');
        if (isByTime && parent.property?.name !== 'orderBy')
          context.report({
            node: given[0],
            message: 'Add a unique column to the order: rows may have the same time.',
          });
      },
    };
  },
};

/** Whether this reference uses the name only as a type, and does not export it again. */
const isType = ({ isTypeReference, identifier }) =>
  isTypeReference && identifier.parent.type !== 'ExportSpecifier';

/**
 * Imports that are used only as types must say so, so that the module is not loaded. In files with decorators, the types of parameters are
 * read at run time; there, the compiler checks this (`verbatimModuleSyntax`).
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
            message: 'Used only as a type: write `import type`, or `type` before the name.',
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
