package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.List;

/**
 * An answer the customer has given to the flow that runs.
 *
 * @param variable which answer it is, for {@link Corrections#correct}
 * @param step     the step's name in the merchant's words
 * @param kind     text, number, choice, yes-no, email, phone or address
 * @param value    as the step keeps it
 * @param choices  what it can be; empty where anything fitting the kind can be typed
 */
public record GivenAnswer(String variable, String step, String kind, String value, List<Content.Choice> choices) {

    /** The value as the customer reads it. */
    public String title() {
        return choices.stream()
                .filter(choice -> choice.value().equals(value))
                .map(Content.Choice::title)
                .findFirst()
                .orElse(value);
    }

    /** Keeps people's data out of logs. */
    @Override
    public String toString() {
        return "Answer " + variable;
    }
}
