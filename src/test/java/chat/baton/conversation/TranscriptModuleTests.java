package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What was said stays as it was said, however odd, and follows what the customer does to it later. */
class TranscriptModuleTests extends ConversationContext {

    private static final Instant LATER = Instant.parse("2026-05-01T13:00:00Z");

    @Autowired
    Customers customers;

    static List<Content> contents() {
        return ContentJsonTests.contents().stream()
                .filter(content -> !content.staysInside())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("contents")
    void keepsEveryKindOfContentFromBothSides(Content content) {
        conversations.receive(says(anna, content));
        var id = of(anna).id();
        conversations.reply(id, Author.BOT, content, null);

        assertThat(messages(id)).extracting(Message::content).containsExactly(content, content);
        assertThat(now(id).lastText()).isEqualTo(content.asText());
    }

    @Test
    void dropsZeroCharactersAndNothingElse() {
        var typed = "a\u0000b \\u0000 \\\u0000 \ud83d\ude00 \u0001 '; drop table message; -- %s ? :name";
        var id = wrote(anna, typed).id();
        conversations.note(id, typed);
        says(id, Author.BOT, typed);
        conversations.answeredOutside(says(anna, typed));

        var kept = typed.replace("\u0000", "");
        assertThat(messages(id))
                .extracting(message -> message.content().asText())
                .containsOnly(kept)
                .hasSize(4);
        assertThat(now(id).lastText()).isEqualTo(kept);
    }

    @Test
    void dropsZeroCharactersInNamesIdsReactionsAndReasons() {
        var odd = customer("an\u0000na");
        conversations.receive(says(odd, "m\u00001", Content.text("hello")));
        var conversation = of(odd);

        conversations.introduced(conversation.customer().id(), "An\u0000na", "https://example.org/\u0000a.png");
        conversations.reacted(conversation.id(), 1, "\u0000!");
        conversations.edited(odd, "m\u00001", Content.text("hello again"), LATER);
        conversations.hand(conversation.id(), Holder.QUEUE, "because\u0000");

        assertThat(conversations.numberOf(conversation.id(), "m\u00001")).contains(1);
        assertThat(said(conversation.id())).containsExactly("customer: hello again");
        assertThat(messages(conversation.id()).get(0).reaction()).isEqualTo("!");
        assertThat(of(odd).customer().name()).isEqualTo("Anna");
        assertThat(of(odd).help().reason()).isEqualTo("because");
    }

    @Test
    void survivesHalfACharacter() {
        var id = wrote(anna, "half \ud83d").id();

        says(id, Author.BOT, "\udc00 half");

        assertThat(messages(id)).hasSize(2);
    }

    @Test
    void keepsAHundredKilobytes() {
        var long1 = "ä".repeat(100_000);
        var id = wrote(anna, long1).id();
        says(id, Author.BOT, long1);

        assertThat(messages(id))
                .extracting(message -> message.content().asText())
                .containsExactly(long1, long1);
    }

    @Test
    void takesTheCustomersEdit() {
        conversations.receive(says(anna, "m-1", Content.text("two")));
        conversations.receive(says(anna, "m-2", Content.text("pieces")));
        var id = of(anna).id();

        conversations.edited(anna, "m-1", Content.text("three"), LATER);

        assertThat(said(id)).containsExactly("customer: three", "customer: pieces");
        assertThat(messages(id)).extracting(Message::editedAt).containsExactly(LATER, null);
    }

    @Test
    void keepsTheNewestOfTheCustomersEdits() {
        conversations.receive(says(anna, "m-1", Content.text("one")));

        conversations.edited(anna, "m-1", Content.text("three"), LATER);
        conversations.edited(anna, "m-1", Content.text("two"), LATER.minusSeconds(1));

        assertThat(said(of(anna).id())).containsExactly("customer: three");
    }

    @Test
    void forgetsWhatTheCustomerTookBack() {
        conversations.receive(says(anna, "m-1", Content.text("oops")));
        assertThat(of(anna).lastText()).isEqualTo("oops");

        conversations.deleted(anna, "m-1", LATER);
        conversations.edited(anna, "m-1", Content.text("oops!"), LATER.plusSeconds(1));

        assertThat(messages(of(anna).id())).extracting(Message::deletedAt).containsExactly(LATER);
        assertThat(said(of(anna).id())).containsExactly("customer: ");
        assertThat(of(anna).lastText()).isEmpty();
    }

    @Test
    void keepsTheNewestWordsWhenOlderOnesAreTakenBack() {
        conversations.receive(says(anna, "m-1", Content.text("oops")));
        conversations.receive(says(anna, "m-2", Content.text("hello")));

        conversations.deleted(anna, "m-1", LATER);

        assertThat(said(of(anna).id())).containsExactly("customer: ", "customer: hello");
        assertThat(of(anna).lastText()).isEqualTo("hello");
    }

    @Test
    void passesOverWhatIsUnknownOrSomebodyElses() {
        conversations.receive(says(anna, "m-1", Content.text("mine")));
        var carl = customer("carl");
        wrote(carl, "hi");

        for (var author : List.of(carl, customer("nobody"), new CustomerRef(merchant, "line", "main", "anna"))) {
            conversations.edited(author, "m-1", Content.text("not mine"), LATER);
            conversations.deleted(author, "m-1", LATER);
        }
        conversations.edited(anna, "m-0", Content.text("never said"), LATER);
        conversations.deleted(anna, "m-0", LATER);
        conversations.reacted(of(anna).id(), 7, "!");

        var message = messages(of(anna).id()).get(0);
        assertThat(message.content().asText()).isEqualTo("mine");
        assertThat(message.editedAt()).isNull();
        assertThat(message.deletedAt()).isNull();
        assertThat(message.reaction()).isNull();
        assertThat(conversations.numberOf(of(anna).id(), "m-0")).isEmpty();
    }

    @Test
    void remembersAReactionUntilItIsTakenBack() {
        var id = wrote(anna, "hello").id();

        conversations.reacted(id, 1, "\u2764");
        assertThat(messages(id).get(0).reaction()).isEqualTo("\u2764");
        conversations.reacted(id, 1, null);
        assertThat(messages(id).get(0).reaction()).isNull();
    }

    @Test
    void keepsWhatIsKnownOfACustomerWhenTheProviderTellsLess() {
        var customer = wrote(anna, "hello").customer().id();

        conversations.introduced(customer, "Anna", "https://example.org/anna.png");
        conversations.introduced(customer, null, null);

        assertThat(of(anna).customer().name()).isEqualTo("Anna");
        assertThat(of(anna).customer().pictureUrl()).isEqualTo("https://example.org/anna.png");
    }

    @Test
    void keepsTheLanguageThatWasToldFirstUntilAPersonChoosesAnother() {
        var told = Content.text("hallo");
        conversations.receive(new Inbound(anna, "l-1", Instant.now(), told, "de_DE"));
        conversations.receive(new Inbound(anna, "l-2", Instant.now(), told, "en"));
        conversations.introduced(of(anna).customer().id(), "Anna", null, "fr");
        assertThat(of(anna).customer().language()).isEqualTo(Locale.GERMANY);

        customers.speaks(of(anna).customer().id(), "pt-BR");
        conversations.receive(new Inbound(anna, "l-3", Instant.now(), told, "de_DE"));
        assertThat(of(anna).customer().language()).isEqualTo(Locale.forLanguageTag("pt-BR"));

        customers.speaks(of(anna).customer().id(), "");
        assertThat(of(anna).customer().language()).isNull();
        conversations.introduced(of(anna).customer().id(), "Anna", null, "fr");
        assertThat(of(anna).customer().language()).isEqualTo(Locale.FRENCH);
        assertThatThrownBy(() -> customers.speaks(of(anna).customer().id(), "klingonisch!"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passesOverWhatIsNoLanguage() {
        conversations.receive(new Inbound(anna, "l-1", Instant.now(), Content.text("hi"), "' or 1=1"));

        assertThat(of(anna).customer().language()).isNull();
    }

    @Test
    void remembersInWhichLanguageAStepSpokeInstead() {
        var id = wrote(anna, "hallo").id();
        var step = new Step("size-guide", 1, "Task_Ask", "Ask", null, false);
        conversations.reply(id, Author.BOT, Content.text("Hello"), step.speaking("en"));
        conversations.reply(id, Author.BOT, Content.text("Hallo"), step);

        assertThat(messages(id)).extracting(Message::instead).containsExactly(null, "en", null);
    }

    @Test
    void readsOnFromANumberFiveHundredAtATime() {
        var id = wrote(anna, "1").id();
        transaction.executeWithoutResult(
                running -> IntStream.rangeClosed(2, 502).forEach(n -> says(id, Author.BOT, "" + n)));

        assertThat(conversations.messages(id, 0)).hasSize(500);
        assertThat(conversations.messages(id, 500)).extracting(Message::number).containsExactly(501, 502);
        assertThat(conversations.messages(id, 502)).isEmpty();
    }
}
