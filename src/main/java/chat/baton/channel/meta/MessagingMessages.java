package chat.baton.channel.meta;

import chat.baton.channel.Capabilities;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.PartMark;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A message as the requests the Send API takes, one for each part; and until when it takes them. */
public final class MessagingMessages {

    /** After the customer's last message, for bot and agents; and for agents of accounts the provider allows it. */
    private static final Duration STANDARD_PERIOD = Duration.ofHours(24);

    private static final Duration HUMAN_AGENT_PERIOD = Duration.ofDays(7);

    private final Rendering rendering;
    private final Clock clock;

    public MessagingMessages(Capabilities capabilities, Clock clock) {
        this.rendering = new Rendering(capabilities);
        this.clock = clock;
    }

    /** As {@link chat.baton.channel.Channel#replyPeriod}. */
    public static Optional<Duration> replyPeriod(chat.baton.channel.Account account, boolean person) {
        return Optional.of(person && account.is(MetaAccount.HUMAN_AGENT_TAG) ? HUMAN_AGENT_PERIOD : STANDARD_PERIOD);
    }

    public List<String> render(Outgoing message, Content content) {
        var parts = rendering.parts(content).stream().map(MessagingParts::of).toList();
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(part -> request(message, parts.get(part - 1), new PartMark(message.id(), part, parts.size())))
                .toList();
    }

    /**
     * Whether each part of a message of ours, in their order, reads like an echo.
     *
     * @param text of the echo; absent when it has none, as one of a picture or cards
     */
    List<Boolean> read(Content content, @Nullable String text) {
        return rendering.parts(content).stream()
                .map(part -> Objects.equals(normal(MessagingParts.of(part).get("text")), normal(text)))
                .toList();
    }

    private static @Nullable String normal(@Nullable Object text) {
        return text == null
                ? null
                : Normalizer.normalize(text.toString(), Normalizer.Form.NFC)
                        .replaceAll("\\s+", " ")
                        .strip();
    }

    private String request(Outgoing message, Map<String, Object> part, PartMark mark) {
        var body = new LinkedHashMap<>(part);
        body.put("metadata", mark.toString());
        var request = new LinkedHashMap<String, Object>();
        request.put("recipient", Map.of("id", message.recipient()));
        request.put("messaging_type", isLate(message) ? "MESSAGE_TAG" : "RESPONSE");
        if (isLate(message)) {
            request.put("tag", "HUMAN_AGENT");
        }
        request.put("message", body);
        return Json.write(request);
    }

    /** Only an agent's message gets here when the standard period is over. */
    private boolean isLate(Outgoing message) {
        return !message.byBot()
                && message.lastCustomerAt() != null
                && !message.lastCustomerAt().plus(STANDARD_PERIOD).isAfter(clock.instant());
    }
}
