package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.core.MerchantId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What was said longer ago than its merchant wants is forgotten. */
class ForgettingModuleTests extends ConversationContext {

    @Autowired
    ContentJson json;

    private final List<MessagesForgotten> told = new ArrayList<>();

    private void forgets(Map<String, RetentionSettings.Own> merchants) {
        ApplicationEventPublisher hears = event -> told.add((MessagesForgotten) event);
        var forgetting = new Forgetting(
                jdbc, json, new RetentionSettings(null, merchants), transaction, hears, Clock.systemUTC());
        IntStream.range(0, 200).forEach(i -> forgetting.forget());
    }

    private void forgetsOursAfterDays(int days) {
        forgets(Map.of(merchant.value(), new RetentionSettings.Own(Duration.ofDays(days))));
    }

    private void allUpTo(ConversationId id, int number, int daysAgo) {
        jdbc.sql("update message set at = now() - ? * interval '1 day' where conversation_id = ? and number <= ?")
                .params(daysAgo, id.value(), number)
                .update();
    }

    private void wasLastUsed(ConversationId id, int daysAgo) {
        jdbc.sql("update conversation set last_at = now() - ? * interval '1 day' where id = ?")
                .params(daysAgo, id.value())
                .update();
    }

    @Test
    void forgetsWhatIsOldEnoughAndKeepsTheRest() {
        var id = wrote(anna, "old question").id();
        says(id, Author.BOT, "old answer");
        wrote(anna, "new question");
        allUpTo(id, 2, 40);

        forgetsOursAfterDays(30);

        assertThat(said(id)).containsExactly("customer: new question");
        assertThat(now(id).lastText()).isEqualTo("new question");
        assertThat(told).singleElement().satisfies(forgotten -> {
            assertThat(forgotten.merchant()).isEqualTo(merchant);
            assertThat(forgotten.messages())
                    .extracting(MessagesForgotten.Forgotten::number)
                    .containsExactlyInAnyOrder(1, 2);
        });
    }

    @Test
    void goesOnUntilALongConversationIsForgotten() {
        var id = wrote(anna, "no. 1").id();
        IntStream.range(2, 251).forEach(number -> says(id, Author.BOT, "no. " + number));
        allUpTo(id, 250, 40);
        wasLastUsed(id, 40);

        forgetsOursAfterDays(30);

        assertThat(messages(id)).isEmpty();
        assertThat(now(id).lastText()).isEmpty();
        assertThat(told).hasSizeGreaterThan(1);
        wrote(anna, "I am back");
        assertThat(said(id)).containsExactly("customer: I am back");
    }

    @Test
    void forgetsNothingUnlessSomebodyWantsIt() {
        var id = wrote(anna, "old question").id();
        allUpTo(id, 1, 4000);
        wasLastUsed(id, 4000);

        forgets(Map.of());
        forgets(Map.of(MerchantId.of("another").value(), new RetentionSettings.Own(Duration.ofDays(1))));

        assertThat(said(id)).containsExactly("customer: old question");
    }
}
