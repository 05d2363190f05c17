package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.MerchantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Finding conversations: filters, words, pages. */
class ListModuleTests extends ConversationContext {

    private List<String> found(
            @Nullable String holder, @Nullable String status, @Nullable String channel, @Nullable String words) {
        var filter = new ConversationFilter(Set.of(merchant), holder, status, channel, words);
        return customers(conversations.list(filter, null, 200).items());
    }

    private List<String> withWords(String words) {
        return found(null, null, null, words);
    }

    private static List<String> customers(List<Conversation> items) {
        return items.stream()
                .map(conversation -> conversation.customer().ref().externalId())
                .toList();
    }

    @Test
    void listsNewestActivityFirst() {
        wrote(anna, "hello");
        wrote(customer("carl"), "hello");
        wrote(anna, "again");

        assertThat(found(null, null, null, null)).containsExactly("anna", "carl");
    }

    @Test
    void filtersByHolderStatusAndChannel() {
        wrote(anna, "hello");
        var carl = wrote(customer("carl"), "hello").id();
        conversations.hand(carl, Holder.QUEUE, "");
        var dora = wrote(new CustomerRef(merchant, "line", "main", "dora"), "hello")
                .id();
        conversations.hand(dora, HELD_BY_BEN, "");
        var emil = wrote(customer("emil"), "hello").id();
        conversations.resolve(emil);

        assertThat(found("bot", null, null, null)).containsExactly("emil", "anna");
        assertThat(found("queue", null, null, null)).containsExactly("carl");
        assertThat(found("agent", null, null, null)).containsExactly("dora");
        assertThat(found("bot", "open", null, null)).containsExactly("anna");
        assertThat(found(null, "resolved", null, null)).containsExactly("emil");
        assertThat(found(null, null, "line", null)).containsExactly("dora");
        assertThat(found("agent", "open", "messenger", null)).isEmpty();
        assertThat(found("pigeon", null, null, null)).isEmpty();
    }

    @Test
    void showsMerchantsOneMaySeeOnly() {
        wrote(anna, "hello");

        var others = new ConversationFilter(Set.of(MerchantId.of("another")), null, null, null, null);
        var nobodys = new ConversationFilter(Set.of(), null, null, null, null);
        assertThat(conversations.list(others, null, 10).items()).isEmpty();
        assertThat(conversations.list(nobodys, null, 10).items()).isEmpty();
    }

    @Test
    void findsWordsLiterally() {
        wrote(customer("percent"), "100% cotton");
        wrote(customer("number"), "1000 cottons");
        wrote(customer("underscore"), "size_guide");
        wrote(customer("hyphen"), "size-guide");
        wrote(customer("backslash"), "C:\\cotton");
        var named = wrote(customer("named"), "hello").customer().id();
        conversations.introduced(named, "Anna Müller", null);

        assertThat(withWords("100%")).containsExactly("percent");
        assertThat(withWords("size_g")).containsExactly("underscore");
        assertThat(withWords("\\")).containsExactly("backslash");
        assertThat(withWords(":\\COT")).containsExactly("backslash");
        assertThat(withWords("\\%")).isEmpty();
        assertThat(withWords("müller")).containsExactly("named");
        assertThat(withWords("hel\u0000lo")).containsExactly("named");
        assertThat(withWords("'")).isEmpty();
        assertThat(withWords("")).hasSize(6);
    }

    @Test
    void pagesWithoutGapsOrDoubles() {
        IntStream.range(0, 23).forEach(n -> wrote(customer("c-" + n), "hello"));
        var all = found(null, null, null, null);
        // many of the same moment: the id decides
        jdbc.sql("update conversation set last_at = (select max(last_at) from conversation where merchant_id = ?)"
                        + " where merchant_id = ? and recipient < 'c-2'")
                .params(merchant.value(), merchant.value())
                .update();

        assertThat(pages(5)).hasSize(23).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages(23)).hasSize(23);
        assertThat(pages(1)).isEqualTo(found(null, null, null, null));
    }

    private List<String> pages(int size) {
        var filter = new ConversationFilter(Set.of(merchant), null, null, null, null);
        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = conversations.list(filter, cursor, size);
            assertThat(page.items()).hasSizeBetween(1, size);
            seen.addAll(customers(page.items()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }

    @Test
    void whatMovesUpWhileOnePagesIsNotShownTwice() {
        IntStream.range(0, 6).forEach(n -> wrote(customer("c-" + n), "hello"));
        var filter = new ConversationFilter(Set.of(merchant), null, null, null, null);
        var first = conversations.list(filter, null, 3);
        wrote(customer("c-5"), "again");

        var second = conversations.list(filter, first.next(), 3);

        var seen = new HashSet<>(customers(first.items()));
        assertThat(customers(second.items())).noneMatch(customer -> !seen.add(customer));
        assertThat(seen).hasSize(6);
        assertThat(second.next()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "_",
                "nonsense",
                "2026-05-01T12:00:00Z",
                "2026-05-01T12:00:00Z_",
                "2026-05-01T12:00:00Z_1",
                "yesterday_018f0000-0000-7000-8000-000000000000",
                "+999999999-12-31T23:59:59Z_018f0000-0000-7000-8000-000000000000",
                "-999999999-12-31T23:59:59Z_018f0000-0000-7000-8000-000000000000"
            })
    void refusesACursorThatIsNotItsOwn(String cursor) {
        var filter = new ConversationFilter(Set.of(merchant), null, null, null, null);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversations.list(filter, cursor, 10))
                .withMessageContaining("Not a cursor");
    }
}
