package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.MerchantId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of conversations: filters, counts, pages. */
class ListModuleTests extends ConversationContext {

    @Autowired
    Tags tags;

    private ConversationFilter all() {
        return ConversationFilter.of(Set.of(merchant));
    }

    private List<String> found(ConversationFilter filter) {
        return customers(conversations.list(filter, null, 200).items());
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

        assertThat(found(all())).containsExactly("anna", "carl");
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

        assertThat(found(all().heldBy("bot"))).containsExactly("emil", "anna");
        assertThat(found(all().heldBy("queue"))).containsExactly("carl");
        assertThat(found(all().heldBy("agent"))).containsExactly("dora");
        assertThat(found(all().heldBy("bot").thatAre("open"))).containsExactly("anna");
        assertThat(found(all().thatAre("resolved"))).containsExactly("emil");
        assertThat(found(all().on("line"))).containsExactly("dora");
        assertThat(found(all().heldBy("agent").thatAre("open").on("messenger"))).isEmpty();
        assertThat(found(all().heldBy("pigeon"))).isEmpty();
    }

    @Test
    void filtersByAgentFlowStepAndTag() {
        var id = wrote(anna, "hello").id();
        conversations.enter(id, new Place("checkout", "Checkout", 1, "i-1", null));
        conversations.step(id, new Step("address", 1, "Task_AskForStreet", "Ask for street", null, false));
        tags.tag(id, "VIP");
        var carl = wrote(customer("carl"), "hello").id();
        conversations.hand(carl, HELD_BY_BEN, "");

        assertThat(found(all().with(BEN))).containsExactly("carl");
        assertThat(found(all().with(CLARA))).isEmpty();
        assertThat(found(all().at("checkout", null))).containsExactly("anna");
        assertThat(found(all().at("checkout", "Task_AskForStreet"))).containsExactly("anna");
        assertThat(found(all().at("checkout", "Task_Other"))).isEmpty();
        assertThat(found(all().tagged("VIP"))).containsExactly("anna");
        assertThat(found(all().tagged("vip"))).isEmpty();
        assertThat(conversations.places(Set.of(merchant)))
                .containsExactly(new Place(
                        "checkout",
                        "Checkout",
                        1,
                        "",
                        new Step("address", 1, "Task_AskForStreet", "Ask for street", null, false)));
    }

    @Test
    void countsEachKindPerMerchant() {
        wrote(anna, "hello");
        conversations.hand(wrote(customer("carl"), "hello").id(), Holder.QUEUE, "");
        conversations.hand(wrote(customer("dora"), "hello").id(), HELD_BY_BEN, "");
        conversations.hand(wrote(customer("emil"), "hello").id(), HELD_BY_BEN, "");
        conversations.resolve(wrote(customer("fred"), "hello").id());
        var another = MerchantId.of("another-" + merchant);

        assertThat(conversations.counts(Set.of(merchant, another)))
                .containsOnly(
                        Map.entry(merchant, new Counts(4, 1, 1, 1, Map.of(BEN, 2))),
                        Map.entry(another, new Counts(0, 0, 0, 0, Map.of())));
    }

    @Test
    void showsMerchantsOneMaySeeOnly() {
        wrote(anna, "hello");

        var others = ConversationFilter.of(Set.of(MerchantId.of("another")));
        var nobodys = ConversationFilter.of(Set.of());
        assertThat(conversations.list(others, null, 10).items()).isEmpty();
        assertThat(conversations.list(nobodys, null, 10).items()).isEmpty();
    }

    @Test
    void pagesWithoutGapsOrDoubles() {
        IntStream.range(0, 23).forEach(n -> wrote(customer("c-" + n), "hello"));
        var all = found(all());
        // many of the same moment: the id decides
        jdbc.sql("update conversation set last_at = (select max(last_at) from conversation where merchant_id = ?)"
                        + " where merchant_id = ? and recipient < 'c-2'")
                .params(merchant.value(), merchant.value())
                .update();

        assertThat(pages(5)).hasSize(23).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(pages(23)).hasSize(23);
        assertThat(pages(1)).isEqualTo(found(all()));
    }

    private List<String> pages(int size) {
        var filter = all();
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
        var filter = all();
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
        var filter = all();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> conversations.list(filter, cursor, 10))
                .withMessageContaining("Not a cursor");
    }
}
