package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What an "Ask" step accepts. One class a kind; each reads plain words, so that it works on every channel. */
abstract class Question {

    private final FlowContext flow;

    Question(FlowContext flow) {
        this.flow = flow;
    }

    /**
     * @param region country whose phone numbers may come without a country code, ISO 3166 alpha-2
     * @throws FlowMistake when the author chose a kind there is not
     */
    static Question of(FlowContext flow, String region) {
        var kind = flow.setting("kind", "text");
        return switch (kind) {
            case "text" -> new TextQuestion(flow);
            case "number" -> new NumberQuestion(flow);
            case "choice" -> new ChoiceQuestion(flow, choices(flow), Options.parse(originals(flow)));
            case "yes-no" -> new YesNoQuestion(flow);
            case "email" -> new EmailQuestion(flow);
            case "phone" -> new PhoneQuestion(flow, region);
            case "address" -> new AddressQuestion(flow);
            default -> throw new FlowMistake(flow.execution(), "has no known kind of question: " + kind);
        };
    }

    /** What can be tapped; empty where the answer is typed. */
    static List<Content.Choice> choices(FlowContext flow) {
        return switch (flow.setting("kind", "text")) {
            case "choice" -> Options.in(flow.required("options"), originals(flow));
            case "yes-no" -> YesNoQuestion.choices(flow);
            default -> List.of();
        };
    }

    /** The same answers as they are written for everybody. */
    private static String originals(FlowContext flow) {
        var options = flow.original("options");
        return options == null ? flow.required("options") : options;
    }

    /** What an answer sets: the value, and its title where the author wants that too. */
    static Map<String, Object> variables(FlowContext flow, Reading.Fit answer) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put(flow.required("variable"), answer.value());
        var titleVariable = flow.setting("titleVariable");
        if (titleVariable != null) {
            variables.put(titleVariable, answer.title());
        }
        return variables;
    }

    /** The variables an answer sets. */
    static List<String> names(FlowContext flow) {
        return Stream.of(flow.required("variable"), flow.setting("titleVariable", ""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** A value that an answer has set, as an answer. */
    static Content again(String value) {
        return new Content.Tapped(value, value);
    }

    /** The answer's words, or what was tapped. */
    abstract Reading read(Content content);

    Reading fit(Object value) {
        return new Reading.Fit(value, value.toString());
    }

    /**
     * The author's hint, or else ours.
     *
     * @param key of ours, with its values
     */
    Reading misfit(String key, Object... values) {
        var hint = flow.setting("hint");
        return new Reading.Misfit(hint == null ? flow.words(key, values) : hint);
    }

    /** A limit the author set, or ours. */
    int limit(String name, int otherwise) {
        var limit = flow.setting(name);
        try {
            return limit == null || limit.isBlank() ? otherwise : Integer.parseInt(limit.strip());
        } catch (NumberFormatException e) {
            throw new FlowMistake(flow.execution(), "has no whole number in \"" + name + "\": " + limit);
        }
    }

    /** Words the customer typed; empty for pictures, files and the like. */
    static String typed(Content content) {
        if (content instanceof Content.Text
                || content instanceof Content.Tapped
                || content instanceof Content.Address) {
            return content.asText().strip();
        }
        return "";
    }
}
