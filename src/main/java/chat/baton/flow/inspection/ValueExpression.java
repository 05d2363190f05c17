package chat.baton.flow.inspection;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.IdentifierNode;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.Tree;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * Text with {@code ${…}} in it that compares and computes with variables, and nothing else: no properties, no methods, no
 * functions. It is read by the engine's own parser, so that both understand the same.
 */
final class ValueExpression {

    private static final int LONGEST = 300;

    private static final Builder PARSER = new Builder(Builder.Feature.METHOD_INVOCATIONS);

    private static final Set<Class<? extends Node>> HARMLESS = Set.of(
            AstText.class,
            AstComposite.class,
            AstEval.class,
            AstIdentifier.class,
            AstBinary.class,
            AstUnary.class,
            AstChoice.class,
            AstNested.class,
            AstNumber.class,
            AstString.class,
            AstBoolean.class,
            AstNull.class);

    private static final Set<String> OF_THE_ENGINE =
            Set.of("execution", "task", "caseExecution", "authenticatedUserId", "variableScope");

    private ValueExpression() {}

    static boolean isIn(String text) {
        return text.contains("${") || text.contains("#{");
    }

    static String quoted(String text) {
        return "\"" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "\"";
    }

    /** @return what is wrong with it; absent when it is harmless */
    static Optional<String> fault(String text, Set<String> steps) {
        if (!isIn(text)) {
            return Optional.empty();
        }
        if (longest(text) > LONGEST) {
            return Optional.of("This is too complicated, work it out in several steps: " + quoted(text));
        }
        try {
            return fault(text, PARSER.build(text), steps);
        } catch (TreeBuilderException e) {
            return Optional.of("This cannot be read: " + quoted(text) + ". Write a variable as ${name}; "
                    + "methods cannot be called.");
        }
    }

    /** Of the texts between the brackets. The parser descends with each level of nesting, so it must not be given long ones. */
    private static int longest(String text) {
        int longest = 0;
        int from = -1;
        char quote = 0;
        for (int index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (from < 0) {
                from = isStart(text, index) ? index : -1;
            } else if (quote != 0) {
                index += character == '\\' ? 1 : 0;
                quote = character == quote ? 0 : quote;
            } else if (character == '\'' || character == '"') {
                quote = character;
            } else if (character == '}') {
                longest = Math.max(longest, index - from);
                from = -1;
            }
        }
        return from < 0 ? longest : Math.max(longest, text.length() - from);
    }

    private static boolean isStart(String text, int index) {
        return text.startsWith("${", index) || text.startsWith("#{", index);
    }

    private static Optional<String> fault(String text, Tree tree, Set<String> steps) {
        if (!isHarmless(tree.getRoot())) {
            return Optional.of(
                    "Only variables, numbers, texts and comparisons may stand in ${…}, no properties, methods "
                            + "or functions: " + quoted(text));
        }
        return StreamSupport.stream(tree.getIdentifierNodes().spliterator(), false)
                .map(IdentifierNode::getName)
                .filter(name -> steps.contains(name) || OF_THE_ENGINE.contains(name))
                .findFirst()
                .map(name -> "\"" + name + "\" is no variable. Name the variable differently: " + quoted(text));
    }

    private static boolean isHarmless(Node node) {
        return HARMLESS.contains(node.getClass())
                && IntStream.range(0, node.getCardinality())
                        .mapToObj(node::getChild)
                        .allMatch(ValueExpression::isHarmless);
    }
}
