package chat.baton.flow.inspection;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** FEEL as a table needs it: comparisons, ranges, lists and some functions. Nothing in it runs for long. */
final class Feel {

    private static final int LONGEST = 500;

    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern FORBIDDEN = Pattern.compile(
            "(?U)\\b(for|some|every|function|external|return|satisfies|matches|replace|split)\\b|\\*\\*|[{}`\"]|//|/\\*");
    private static final Pattern BEFORE_BRACKET = Pattern.compile("(?U)([\\w ]*+|[^\\w ])\\s*+\\(");

    private static final Set<String> BEFORE = Set.of(
            "and",
            "or",
            "in",
            "between",
            "then",
            "else",
            "if",
            "not",
            "date",
            "time",
            "date and time",
            "duration",
            "contains",
            "starts with",
            "ends with",
            "lower case",
            "upper case",
            "string length",
            "list contains",
            "count",
            "min",
            "max",
            "sum",
            "abs",
            "floor",
            "ceiling",
            "string",
            "number");

    private static final String OPERATORS = ",(<>=+-*/[";

    private Feel() {}

    /** @return what is wrong with it; absent when it is harmless */
    static Optional<String> fault(String cell) {
        if (cell.length() > LONGEST) {
            return Optional.of("A cell may have " + LONGEST + " characters at most. Use more rules.");
        }
        var code = TEXT.matcher(cell).replaceAll("_");
        if (ValueExpression.isIn(cell) || FORBIDDEN.matcher(code).find() || callsSomethingElse(code)) {
            return Optional.of(
                    "Only comparisons, ranges and lists may stand in a table, no loops and no functions of one's "
                            + "own: " + ValueExpression.quoted(cell));
        }
        return Optional.empty();
    }

    private static boolean callsSomethingElse(String code) {
        return BEFORE_BRACKET
                .matcher(code)
                .results()
                .map(found -> found.group(1).strip())
                .anyMatch(words -> !mayPrecede(words));
    }

    private static boolean mayPrecede(String words) {
        return words.isEmpty()
                || OPERATORS.contains(words)
                || BEFORE.stream().anyMatch(known -> words.equals(known) || words.endsWith(" " + known));
    }
}
