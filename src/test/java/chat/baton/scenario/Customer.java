package chat.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person with a phone, who reads message by message. */
class Customer {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id = "psid-" + UUID.randomUUID();
    private final Phone phone;
    private final Messenger messenger;
    private int read;

    Customer(Phone phone, Messenger messenger) {
        this.phone = phone;
        this.messenger = messenger;
    }

    String id() {
        return id;
    }

    Customer writes(String text) {
        assertThat(phone.post(Phone.text(id, text)).statusCode()).isEqualTo(200);
        return this;
    }

    /** @param url where the provider keeps the picture */
    Customer sendsPicture(String url) {
        assertThat(phone.post(Phone.picture(id, url)).statusCode()).isEqualTo(200);
        return this;
    }

    Customer taps(String title, String payload) {
        assertThat(phone.post(Phone.tap(id, title, payload)).statusCode()).isEqualTo(200);
        return this;
    }

    /** Waits for a message that contains the words, passing over earlier ones. */
    Customer reads(String words) {
        await("\"" + words + "\"")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> {
                    var unread = unread();
                    for (int next = 0; next < unread.size(); next++) {
                        if (unread.get(next).contains(words)) {
                            read += next + 1;
                            return true;
                        }
                    }
                    return false;
                });
        return this;
    }

    /** What arrived since they last read. */
    List<String> unread() {
        var all = messenger.to(id);
        return all.subList(read, all.size()).stream().map(Messenger.Sent::text).toList();
    }

    Customer hasReadEverything() {
        read = messenger.to(id).size();
        return this;
    }

    @Nullable
    String paymentLink() {
        return messenger.newestLink(id);
    }
}
