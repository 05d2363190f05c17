package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Finding conversations by what was said in them, and by whom. */
class SearchModuleTests extends ConversationContext {

    private List<String> find(String words) {
        return customers(conversations.search(all(), words, null, 50).items());
    }

    private ConversationFilter all() {
        return ConversationFilter.of(Set.of(merchant));
    }

    private static List<String> customers(List<Found> items) {
        return items.stream()
                .map(found -> found.conversation().customer().ref().externalId())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    Where is my parcel?,            parcel
                    Where is my parcel?,            PARC
                    Where is my parcel?,            my parcel where
                    Wo ist die Größe XL?,           große
                    Wo ist die Größe XL?,           grosse xl|
                    J'ai acheté un café,            cafe
                    J'ai acheté un café,            ACHETÉ
                    Đơn hàng của tôi ở đâu?,        hang toi
                    Где мой заказ?,                 ЗАКАЗ
                    Πού είναι η παραγγελία;,        παραγγ
                    أين طلبي؟,                      طلبي
                    איפה ההזמנה שלי,                הזמנה|
                    मेरा ऑर्डर कहाँ है,                 ऑर्डर
                    请问这双鞋子有货吗,                 鞋子
                    请问这双鞋子有货吗,                 有货
                    请问这双鞋子有货吗,                 鞋
                    请问这双鞋子有货吗,                 吗
                    請問這雙鞋,                       這雙鞋
                    注文はいつ届きますか,                届き
                    ﾃｽﾄです,                         テスト
                    배송은 언제 되나요,                 배송
                    배송은 언제 되나요,                 송은
                    สินค้าจะมาถึงเมื่อไหร่,                  สินค้า
                    order BTN-1234 of １２ May,       btn-1234 12
                    size_guide,                     guide
                    mail anna@example.com,          anna@example.com
                    100% cotton,                    100%
                    𠮷野家 is open,                    𠮷野
                    """)
    void findsWordsOfEveryScript(String said, String sought) {
        wrote(anna, said);
        wrote(customer("carl"), "something else");

        if (sought.endsWith("|")) {
            assertThat(find(sought.replace("|", ""))).isEmpty();
        } else {
            assertThat(find(sought)).containsExactly("anna");
        }
    }

    @ParameterizedTest
    @CsvSource({"parcels", "parcel lost", "'!?'", "''", "\\", "%", "'a & b | !c'", "':*'", "鞋货", "arcel"})
    void findsNothingElse(String sought) {
        wrote(anna, "Where is my parcel? 请问这双鞋子有货吗");

        assertThat(find(sought)).isEmpty();
    }

    @Test
    void tellsTheNewestMessageThatHasTheWords() {
        wrote(anna, "a blue shirt");
        wrote(anna, "no, a blue skirt");
        wrote(anna, "thank you");

        assertThat(conversations.search(all(), "blue", null, 10).items())
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.number()).isEqualTo(2);
                    assertThat(found.text()).isEqualTo("no, a blue skirt");
                });
    }

    @Test
    void findsNames() {
        var named = wrote(anna, "hello").customer().id();
        conversations.introduced(named, "Anna Müller-Lüdenscheidt", null);

        assertThat(find("muller")).containsExactly("anna");
        assertThat(find("Anna Lüden")).containsExactly("anna");
        assertThat(conversations.search(all(), "anna", null, 10).items())
                .singleElement()
                .satisfies(found -> assertThat(found.number()).isNull());
    }

    @Test
    void looksWithinTheFilter() {
        wrote(anna, "parcel");
        var carl = wrote(customer("carl"), "parcel").id();
        conversations.hand(carl, Holder.QUEUE, "");

        assertThat(customers(conversations
                        .search(all().heldBy("queue"), "parcel", null, 10)
                        .items()))
                .containsExactly("carl");
        assertThat(conversations
                        .search(ConversationFilter.of(Set.of()), "parcel", null, 10)
                        .items())
                .isEmpty();
    }

    @Test
    void doesNotFindWhatWasTakenBack() {
        conversations.receive(says(anna, "m-1", Content.text("secret")));
        conversations.deleted(anna, "m-1", java.time.Instant.now());

        assertThat(find("secret")).isEmpty();
    }

    @Test
    void pagesWithoutGapsOrDoubles() {
        IntStream.range(0, 12).forEach(n -> wrote(customer("c-" + n), n % 2 == 0 ? "blue shirt" : "red skirt"));

        var seen = new ArrayList<String>();
        String cursor = null;
        do {
            var page = conversations.search(all(), "shirt", cursor, 4);
            seen.addAll(customers(page.items()));
            cursor = page.next();
        } while (cursor != null);

        assertThat(seen).containsExactly("c-10", "c-8", "c-6", "c-4", "c-2", "c-0");
    }

    @Test
    void findsWhatLiesBehindAVeryLongConversation() {
        wrote(customer("old"), "zanzibar");
        var longest = wrote(anna, "hello").id();
        fill(longest, 21_000);

        assertThat(find("zanzibar")).containsExactly("old");
        assertThat(find("chatter")).containsExactly("anna");
    }

    private void fill(ConversationId id, int messages) {
        jdbc.sql(
                        """
                        insert into message (conversation_id, number, merchant_id, author, content, text, at)
                        select ?, n, ?, 'customer', '{"type":"text","text":"chatter"}', 'chatter', now()
                          from generate_series(2, ?) n
                        """)
                .params(id.value(), merchant.value(), messages)
                .update();
    }

    @Test
    void keepsTextsOfAnySize() {
        wrote(anna, "x".repeat(20_000));
        wrote(customer("carl"), "鞋".repeat(20_000));
        wrote(customer("dora"), randomWords(3000));

        assertThat(find("x".repeat(50))).containsExactly("anna");
        assertThat(find("鞋鞋")).containsExactly("carl");
    }

    /** Every letter of the first scripts and every thirteenth of the rest: within a word, alone and beside a capital. */
    @Test
    void theApplicationFindsTheWordsThatTheDatabaseWouldFind() {
        var seen = jdbc.sql(
                        """
                        select text, words_of(text) as words
                          from (select 'Ab' || chr(n) || 'c ' || chr(n) || 'É' || chr(n) as text
                                  from generate_series(1, 131071) n
                                 where (n < 1500 or n % 13 = 0) and n not between 55296 and 57343) texts
                        """)
                .query((row, index) -> {
                    var found = SearchWords.of(row.getString("text"));
                    var wanted = (String[]) row.getArray("words").getArray();
                    if (found != null) {
                        assertThat(found).as(row.getString("text")).containsExactlyInAnyOrder(wanted);
                    }
                    return found != null;
                })
                .list();

        assertThat(seen.stream().filter(isFound -> isFound).count()).isGreaterThan(5000);
    }

    private static String randomWords(int count) {
        return String.join(
                " ",
                IntStream.range(0, count)
                        .mapToObj(n -> UUID.randomUUID().toString())
                        .toList());
    }
}
