package chat.baton.channel.apple;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is remembered of customers, by name. */
final class Facts {

    /** What the customer's devices can show, as Apple lists it in capital letters: {@code QUICK,LIST,TIME}. */
    static final String CAPABILITIES = "capabilities";

    static final String DEVICE = "device";
    static final String LOCALE = "locale";

    /** The department and the purpose named by the link the customer came by. */
    static final String GROUP = "group";

    static final String INTENT = "intent";

    /** Those that come as fields of the message, under the same name. */
    static final List<String> OF_BODY = List.of(LOCALE, GROUP, INTENT);

    private Facts() {}

    /** None while nothing is known, as what a phone cannot show it shows as nothing at all. */
    static Set<String> capabilities(Map<String, String> facts) {
        return Stream.of(facts.getOrDefault(CAPABILITIES, "").split("[\\s,]+")).collect(Collectors.toSet());
    }
}
