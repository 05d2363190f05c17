package chat.baton.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.CustomerRef;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One person is one customer, by whichever of their ids they are told of. */
class WhatsAppCustomerTests extends WhatsAppContext {

    @BeforeEach
    void theBotOnlyListens() {
        bot.isSilent();
    }

    @Test
    void isKnownByTheirUserIdAndThenByTheirNumber() {
        wrote(null, user, "1");
        wrote(number, user, "2");
        wrote(number, null, "3");

        assertThat(saidByCustomer()).containsExactly("1", "2", "3");
        assertThat(reachability.facts(anna())).containsEntry("number", number).containsEntry("userId", user);
    }

    @Test
    void isKnownByTheirNumberAndThenByTheirUserId() {
        wrote(number, null, "1");
        wrote("+" + number, user, "2");
        wrote(null, user, "3");

        assertThat(said(byNumber())).containsExactly("customer: 1", "customer: 2", "customer: 3");
        assertThat(conversations.find(anna())).isEmpty();
    }

    @Test
    void isKnownByAUserIdThatStandsWhereTheNumberWas() {
        wrote(user, null, "1");
        wrote(number, user, "2");

        assertThat(saidByCustomer()).containsExactly("1", "2");
    }

    @Test
    void isKnownByWhatTheContactTellsBesideTheMessage() {
        tell(Webhook.change(
                "PNID1",
                "messages",
                "\"contacts\":[{\"wa_id\":\"" + number + "\",\"user_id\":\"" + user + "\"}],\"messages\":["
                        + Webhook.text(number, null, "wamid." + UUID.randomUUID(), "1") + "]"));
        wrote(null, user, "2");

        assertThat(saidByCustomer()).containsExactly("1", "2");
    }

    @Test
    void isKnownByAStatusThatTellsBothIds() {
        wrote(number, null, "1");
        tell(Webhook.statuses("{\"id\":\"wamid.S" + user + "\",\"status\":\"sent\",\"recipient_id\":\"" + number
                + "\",\"recipient_user_id\":\"" + user + "\"}"));
        wrote(null, user, "2");

        assertThat(said(byNumber())).containsExactly("customer: 1", "customer: 2");
    }

    @Test
    void staysUnknownByAStatusAlone() {
        tell(Webhook.statuses(
                "{\"id\":\"wamid.S" + user + "\",\"status\":\"sent\",\"recipient_id\":\"" + number + "\"}"));

        assertThat(jdbc.sql("select count(*) from whatsapp_alias where alias = ?")
                        .param(number)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void staysTheSameWithANewNumber() {
        wrote(number, user, "1");
        tellMessages(message(
                "\"type\":\"system\",\"system\":{\"type\":\"user_changed_number\",\"wa_id\":\"" + number + "1\"}"));
        wrote(number + "1", user + "new", "2");

        assertThat(saidByCustomer()).containsExactly("1", "2");
        assertThat(reachability.facts(anna()))
                .containsEntry("number", number + "1")
                .containsEntry("userId", user + "new");
    }

    @Test
    void staysTheSameWithANewUserId() {
        wrote(null, user, "1");
        tell(Webhook.change(
                "PNID1",
                "user_id_update",
                "\"user_id_update\":[{\"user_id\":{\"previous\":\"" + user + "\",\"current\":\"" + user
                        + "new\"},\"timestamp\":\"1700000000\"}]"));
        wrote(null, user + "new", "2");
        tellMessages(Webhook.message(
                null,
                user + "new",
                "wamid." + UUID.randomUUID(),
                "\"type\":\"system\",\"system\":{\"type\":\"user_changed_user_id\",\"user_id\":\"" + user
                        + "third\"}"));
        wrote(null, user + "third", "3");

        assertThat(saidByCustomer()).containsExactly("1", "2", "3");
    }

    @Test
    void isSomebodyElseWhenANumberComesWithAnotherUserId() {
        wrote(number, user, "mine");
        wrote(number, user + "2", "not mine");
        wrote(number, null, "not mine either");

        assertThat(saidByCustomer()).containsExactly("mine");
        assertThat(said(at("lamps", user + "2"))).containsExactly("customer: not mine", "customer: not mine either");
        assertThat(reachability.facts(anna())).containsEntry("number", "").containsEntry("userId", user);
    }

    @Test
    void goesOnUnderTheUserIdWhenBothIdsWereKnownApart() {
        wrote(number, null, "by number");
        wrote(null, user, "by user id");
        wrote(number, user, "both");
        wrote(number, null, "by number again");

        assertThat(saidBy(byNumber())).containsExactly("customer: by number");
        assertThat(saidByCustomer()).containsExactly("by user id", "both", "by number again");
        var gone = conversationOf(byNumber());
        var staying = conversationOf(anna());
        assertThat(gone.status()).isEqualTo("resolved");
        assertThat(staying.status()).isEqualTo("open");
        assertThat(said(byNumber())).anyMatch(line -> line.contains("/conversations/" + staying.id()));
        assertThat(said(anna())).anyMatch(line -> line.contains("/conversations/" + gone.id()));
        assertThat(reachability.facts(byNumber())).containsEntry("number", number);
    }

    @Test
    void isJoinedOnceHoweverManyEventsTellOfBothIdsAtATime() {
        wrote(number, null, "by number");
        wrote(null, user, "by user id");
        var posts = IntStream.range(0, 8)
                .mapToObj(i -> Webhook.text(number, user, "wamid." + UUID.randomUUID(), "both " + i))
                .map(both -> CompletableFuture.supplyAsync(
                        () -> Webhook.post(port, Webhook.envelope(Webhook.messages("PNID1", both)))))
                .toList();
        assertThat(posts).allMatch(post -> post.join() == 200);
        awaitHandled();

        assertThat(saidByCustomer()).hasSize(9);
        assertThat(said(byNumber())).hasSize(2).last().asString().startsWith("system: Closed");
        assertThat(said(anna())).filteredOn(line -> line.startsWith("system")).hasSize(1);
    }

    private List<String> saidBy(CustomerRef customer) {
        return said(customer).stream()
                .filter(line -> line.startsWith("customer"))
                .toList();
    }

    @Test
    void isOneOfEachMerchants() {
        wrote(number, user, "to lamps");
        tell(Webhook.messages("PNID2", Webhook.text(number, null, "wamid." + UUID.randomUUID(), "to books")));

        assertThat(said(at("books", number))).containsExactly("customer: to books");
    }

    @Test
    void isOneHoweverManyFirstEventsComeAtATime() {
        var posts = IntStream.range(0, 8)
                .mapToObj(i -> Webhook.text(number, i % 2 == 0 ? user : null, "wamid." + UUID.randomUUID(), "hi"))
                .map(first -> CompletableFuture.supplyAsync(
                        () -> Webhook.post(port, Webhook.envelope(Webhook.messages("PNID1", first)))))
                .toList();
        assertThat(posts).allMatch(post -> post.join() == 200);
        awaitHandled();

        var whole = conversations.find(anna()).isPresent() ? anna() : byNumber();
        assertThat(said(whole)).hasSize(8);
    }

    private CustomerRef byNumber() {
        return at("lamps", number);
    }

    private void wrote(String number, String user, String text) {
        tellMessages(Webhook.text(number, user, "wamid." + UUID.randomUUID(), text));
    }
}
