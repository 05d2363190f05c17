package chat.baton.channel.apple;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import chat.baton.channel.Account;
import chat.baton.channel.ChannelContext;
import chat.baton.conversation.Content;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Message;
import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;

/** Two businesses of one provider, and Apple played. */
abstract class AppleContext extends ChannelContext {

    static final String LAMPS = "biz-lamps";
    static final String BOOKS = "biz-books";

    @BeforeEach
    void connectBusinesses() {
        connect("lamps", LAMPS);
        connect("books", BOOKS);
        SEND_API.stubFor(post(urlPathEqualTo("/apple/message")).willReturn(ok()));
    }

    private void connect(String name, String business) {
        connections.connect(
                MerchantId.of(name),
                "apple",
                name,
                Map.of("businessId", business, "mspId", AppleWebhook.MSP, "secret", AppleWebhook.SECRET));
    }

    Account account() {
        return accounts.get("apple", "lamps");
    }

    /** A customer nobody has heard of yet. */
    static CustomerRef someone() {
        return new CustomerRef(MerchantId.of("lamps"), "apple", "lamps", "urn:mbid:AQAA" + UUID.randomUUID());
    }

    AppleWebhook from(CustomerRef customer) {
        return new AppleWebhook(port, customer.externalId());
    }

    List<Content> heard(CustomerRef customer) {
        return conversations.find(customer).stream()
                .flatMap(conversation -> conversations.messages(conversation.id(), 0).stream())
                .map(Message::content)
                .toList();
    }
}
