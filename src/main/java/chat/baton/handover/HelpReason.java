package chat.baton.handover;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Why Baton itself asks for a person. It is kept, and told to programs, in English; pages tell it in their reader's language,
 * and what a flow's author wrote instead as it is.
 */
public enum HelpReason {
    ASKED("The customer asked for a person"),
    NOT_UNDERSTOOD("The bot did not understand the customer twice"),
    NO_ANSWER("The customer could not answer \"{0}\""),
    FLOW_FAILED("The flow failed: {0}"),
    STEP_FAILED("Step \"{0}\" failed: {1}"),
    PAID_WITHOUT_FLOW("Order {0} was paid after its flow had ended"),
    REFUNDED("Order {0} was paid too late and is refunded"),
    LEFT_ALONE("The agent left the customer without an answer"),
    PUT_BACK("Put back into the queue"),
    TEAM_ASKED("Team {0} is asked"),
    WAITED_ELSEWHERE("The customer waited for a person in another conversation");

    private final String english;

    HelpReason(String english) {
        this.english = english;
    }

    /** @param about what the sentence names, in its order */
    public String words(String... about) {
        return about.length == 0 ? english : new MessageFormat(english, Locale.ROOT).format(about);
    }

    /** In small letters with hyphens. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** A reason, and what it names, in the order of {@link #words}. */
    public record Told(HelpReason reason, List<String> about) {}

    /** @return empty when the words are somebody else's */
    public static Optional<Told> in(String words) {
        return Arrays.stream(values())
                .flatMap(reason -> reason.read(words).map(about -> new Told(reason, about)).stream())
                .findFirst();
    }

    private Optional<List<String>> read(String words) {
        var position = new ParsePosition(0);
        var about = new MessageFormat(english, Locale.ROOT).parse(words, position);
        return about == null || position.getIndex() < words.length()
                ? Optional.empty()
                : Optional.of(Arrays.stream(about).map(String::valueOf).toList());
    }
}
