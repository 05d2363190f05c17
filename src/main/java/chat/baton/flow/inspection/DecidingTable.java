package chat.baton.flow.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A table the bot decides by, as a merchant may deploy one of their own: its id, what it may read, and what it says. */
public enum DecidingTable {

    /** Which flow starts. {@code found}: product, collection, flow or nothing; {@code trigger}: the key of that flow. */
    ROUTING("flow-routing", List.of("flow"), "found", "trigger"),

    /**
     * Whether a person is asked for. {@code step}: name of the step whose question was not answered, else empty;
     * {@code answersBeforeHelp}: the shop's setting.
     */
    HELP("help-needed", List.of("help", "reason"), "asksForPerson", "inFlow", "step", "answersBeforeHelp");

    private static final List<String> COMMON =
            List.of("words", "channel", "language", "open", "cartValue", "failedAnswers", "tags");

    private final String key;
    private final List<String> outputs;
    private final List<String> own;

    DecidingTable(String key, List<String> outputs, String... own) {
        this.key = key;
        this.outputs = outputs;
        this.own = List.of(own);
    }

    /** Absent for a table that flows ask. */
    public static Optional<DecidingTable> of(String key) {
        return Arrays.stream(values()).filter(table -> table.key.equals(key)).findFirst();
    }

    /** The decision's id. */
    public String key() {
        return key;
    }

    List<String> outputs() {
        return outputs;
    }

    /** Names of all it may read. */
    public Set<String> facts() {
        return Stream.concat(COMMON.stream(), own.stream()).collect(Collectors.toUnmodifiableSet());
    }
}
