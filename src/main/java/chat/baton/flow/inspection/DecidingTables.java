package chat.baton.flow.inspection;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A merchant's own table in place of one the bot decides by reads what there is, and says what the bot understands. */
final class DecidingTables implements Rule {

    private static final Set<String> ONE_RESULT = Set.of("UNIQUE", "FIRST", "ANY");
    private static final Pattern TEXT = Pattern.compile("\"(?:\\\\.|[^\"\\\\])*+\"");
    private static final Pattern NAME = Pattern.compile("(?U)(?<![\\w.\"])[\\p{L}_]\\w*");
    private static final Pattern NOTHING = Pattern.compile("|-|null|\"\"");
    private static final Set<String> FEEL = Set.of(
            ("true false null and or not in between if then else date time duration contains starts with ends lower upper "
                            + "case string length list count min max sum abs floor ceiling number")
                    .split(" "));

    @Override
    public void look(Tag root, Surroundings there, Report report) {
        root.children("dmn:decision").forEach(decision -> DecidingTable.of(decision.attribute("id", ""))
                .ifPresent(table -> look(decision, table, there, report)));
    }

    private static void look(Tag decision, DecidingTable table, Surroundings there, Report report) {
        if (decision.children("dmn:decisionTable").count() != 1
                || decision.children("dmn:informationRequirement").findAny().isPresent()) {
            report.refuse(decision, "The table \"" + table.key() + "\" stands alone: one table that asks no other.");
            return;
        }
        if (!ONE_RESULT.contains(tableOf(decision).attribute("hitPolicy", "UNIQUE"))) {
            report.refuse(decision, "The bot needs one answer: choose the hit policy First, Unique or Any.");
        }
        var outputs = tableOf(decision).children("dmn:output").toList();
        if (!outputs.stream()
                .map(output -> output.attribute("name", ""))
                .toList()
                .equals(table.outputs())) {
            report.refuse(
                    decision,
                    "The outputs of \"" + table.key() + "\" are, in this order: " + String.join(", ", table.outputs())
                            + ".");
        } else {
            tableOf(decision).children("dmn:rule").forEach(rule -> answers(rule, table, there, report));
        }
        cells(decision).forEach(cell -> names(cell, table, report));
    }

    private static Tag tableOf(Tag decision) {
        return decision.children("dmn:decisionTable").findFirst().orElseThrow();
    }

    private static Stream<Tag> cells(Tag decision) {
        return Stream.of("dmn:inputExpression", "dmn:inputEntry", "dmn:outputEntry")
                .flatMap(decision::all);
    }

    private static String text(Tag cell) {
        return cell.children("dmn:text").map(Tag::text).findFirst().orElse("");
    }

    private static void names(Tag cell, DecidingTable table, Report report) {
        var unknown = new TreeSet<String>(NAME.matcher(TEXT.matcher(text(cell)).replaceAll("\"\""))
                .results()
                .map(found -> found.group())
                .toList());
        unknown.removeAll(FEEL);
        unknown.removeAll(table.facts());
        if (!unknown.isEmpty()) {
            report.refuse(
                    cell,
                    "There is no " + String.join(", ", unknown) + " here. The table may read "
                            + String.join(", ", new TreeSet<>(table.facts())) + "; a text stands in quotation marks.");
        }
    }

    private static void answers(Tag rule, DecidingTable table, Surroundings there, Report report) {
        var answers = rule.children("dmn:outputEntry").toList();
        if (answers.size() != table.outputs().size()) {
            report.refuse(rule, "A rule says all of " + String.join(", ", table.outputs()) + ".");
        } else if (table == DecidingTable.ROUTING) {
            flow(answers.get(0), there, report);
        } else {
            help(answers, report);
        }
    }

    private static void flow(Tag cell, Surroundings there, Report report) {
        var answer = text(cell);
        var key = answer.replaceAll("^\"|\"$", "");
        if (NOTHING.matcher(answer).matches() || answer.equals("trigger")) {
            return;
        }
        if (!answer.matches("\"[^\"]*\"")) {
            report.refuse(
                    cell,
                    "The flow is one by its id in quotation marks, such as \"size-guide\", or trigger, or nothing: "
                            + ValueExpression.quoted(answer));
        } else if (!there.flows().test(key)) {
            report.refuse(
                    cell,
                    "There is no flow \"" + key
                            + "\" that you may start. Deploy it together with this table, or choose " + "another.");
        }
    }

    private static void help(List<Tag> answers, Report report) {
        var help = text(answers.get(0));
        if (!new HashSet<>(List.of("true", "false", "")).contains(help)) {
            report.refuse(answers.get(0), "Help is true or false: " + ValueExpression.quoted(help));
        }
        if (help.equals("true") && NOTHING.matcher(text(answers.get(1))).matches()) {
            report.refuse(answers.get(1), "Say the reason, which agents read, in quotation marks.");
        }
    }
}
