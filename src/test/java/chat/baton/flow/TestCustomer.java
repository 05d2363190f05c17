package chat.baton.flow;

import chat.baton.conversation.Content;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionTemplate;

/** Anna, who buys. */
public final class TestCustomer {

    private final Transcript transcript;
    private final Shop shop;
    private final TransactionTemplate transaction;

    TestCustomer(Transcript transcript, Shop shop, TransactionTemplate transaction) {
        this.transcript = transcript;
        this.shop = shop;
        this.transaction = transaction;
    }

    /** @param language code, as their channel tells it */
    public TestCustomer speaks(String language) {
        transcript.speak(Locale.forLanguageTag(language));
        return this;
    }

    /** Types one message after the other. */
    public void says(String... texts) {
        Stream.of(texts).map(Content::text).forEach(this::sends);
    }

    /** Taps what the bot has just offered under this title. */
    public void taps(String title) {
        var choice = offered().stream()
                .filter(one -> one.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("\"" + title + "\" is not among " + offered()));
        sends(new Content.Tapped(choice.title(), choice.value()));
    }

    private List<Content.Choice> offered() {
        var lines = transcript.lines();
        return lines.get(lines.size() - 1).content() instanceof Content.Choices choices ? choices.choices() : List.of();
    }

    public void sends(Content content) {
        transaction.executeWithoutResult(status -> transcript.receive(content));
    }

    public void pays() {
        transcript.mark();
        transaction.executeWithoutResult(status -> shop.paid());
    }

    public void failsToPay() {
        transcript.mark();
        transaction.executeWithoutResult(status -> shop.declined());
    }
}
