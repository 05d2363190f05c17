package chat.baton.benchmark;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/** How a provider and its customers put what they tell, and what it reads in our requests. */
enum Dialect {
    MESSENGER(
            Meta.PATH,
            Meta.SECRET,
            "\"recipient\":\\{\"id\":\"([^\"]+)\"",
            "\"metadata\":\"([^\"]*)\"",
            "\"message\":",
            "{\"recipient_id\":\"%s\",\"message_id\":\"%s\"}") {
        @Override
        String newCustomer() {
            return "load-" + UUID.randomUUID();
        }

        @Override
        byte[] said(String customer, String mid, String text) {
            return Meta.envelope(List.of(Meta.said(customer, mid, text, System.currentTimeMillis())));
        }
    },
    WHATSAPP(
            CloudApi.PATH,
            CloudApi.SECRET,
            "\"to\":\"([^\"]+)\"",
            "\"biz_opaque_callback_data\":\"([^\"]*)\"",
            "\"recipient_type\":",
            "{\"messaging_product\":\"whatsapp\",\"contacts\":[{\"wa_id\":\"%s\"}],\"messages\":[{\"id\":\"%s\"}]}") {
        @Override
        String newCustomer() {
            return String.valueOf(ThreadLocalRandom.current().nextLong(4_915_000_000_000L, 4_916_000_000_000L));
        }

        @Override
        byte[] said(String customer, String mid, String text) {
            return CloudApi.said(customer, mid, text, System.currentTimeMillis());
        }
    };

    private final String path;
    private final String secret;
    final Pattern recipient;
    final Pattern key;
    private final String isInMessages;
    private final String taken;

    /** @param taken the answer to a message, with gaps for who it is to and for what it is called from now on */
    Dialect(String path, String secret, String recipient, String key, String isInMessages, String taken) {
        this.path = path;
        this.secret = secret;
        this.recipient = Pattern.compile(recipient);
        this.key = Pattern.compile(key);
        this.isInMessages = isInMessages;
        this.taken = taken;
    }

    /** An id that nobody has had. */
    abstract String newCustomer();

    /** The webhook that tells it. */
    abstract byte[] said(String customer, String mid, String text);

    /** Whether it is a message to a customer, and no sign of typing. */
    boolean isMessage(String request) {
        return request.contains(isInMessages);
    }

    String taken(String recipient, String id) {
        return taken.formatted(recipient, id);
    }

    /** @param node Baton's address */
    HttpRequest signed(URI node, byte[] webhook) {
        return HttpRequest.newBuilder(node.resolve(path))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", Meta.signature(secret, webhook))
                .POST(HttpRequest.BodyPublishers.ofByteArray(webhook))
                .build();
    }
}
