package chat.baton.channel.webchat;

import chat.baton.channel.ChannelContext;
import chat.baton.conversation.CustomerRef;
import chat.baton.core.MerchantId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** The lamp shop lets its visitors chat, and so does the book shop. */
abstract class WebChatContext extends ChannelContext {

    static final MerchantId LAMPS = MerchantId.of("lamps");

    @BeforeEach
    void twoShopsChat() {
        connections.connect(
                LAMPS,
                "webchat",
                "lamps",
                Map.of(
                        "siteKey",
                        ShopPage.SITE_KEY,
                        "allowedOrigins",
                        ShopPage.ORIGIN + " https://www.lamps.example:8443",
                        "title",
                        "Lamps",
                        "greeting",
                        "Hello!"));
        connections.connect(
                MerchantId.of("books"),
                "webchat",
                "books",
                Map.of("siteKey", "books_site_key", "allowedOrigins", "https://books.example"));
        connections.enable("webchat", "lamps", true);
    }

    ShopPage page() {
        return new ShopPage(port);
    }

    static CustomerRef customer(ShopPage page) {
        return new CustomerRef(LAMPS, "webchat", "lamps", page.session());
    }

    long count(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query(Long.class).single();
    }
}
