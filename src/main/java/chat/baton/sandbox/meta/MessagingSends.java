package chat.baton.sandbox.meta;

import chat.baton.sandbox.Arrivals;
import chat.baton.sandbox.Moment;
import chat.baton.sandbox.Phone;
import chat.baton.sandbox.Refusal;
import chat.baton.sandbox.Shown;
import chat.baton.sandbox.StandIn;
import chat.baton.sandbox.Webhook;
import chat.baton.sandbox.Webhooks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What Meta's Send API does with a request, for Messenger and Instagram. */
public final class MessagingSends {

    private static final Duration HUMAN_AGENT_WINDOW = Duration.ofDays(7);

    private final StandIn channel;
    private final Receipts receipts;
    private final Arrivals arrivals;
    private final Webhooks webhooks;
    private final Clock clock;

    public MessagingSends(StandIn channel, Receipts receipts, Arrivals arrivals, Webhooks webhooks, Clock clock) {
        this.channel = channel;
        this.receipts = receipts;
        this.arrivals = arrivals;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /**
     * @return what the Send API answers
     * @throws Refusal when it breaks {@link SendRules}, nobody has the id, or the window is closed
     */
    public ObjectNode send(JsonNode request) {
        SendRules.check(request);
        var customer = request.path("recipient").path("id").asText();
        if (!channel.isCustomerId(customer)) {
            throw GraphErrors.nobody();
        }
        var answer = JsonNodeFactory.instance.objectNode().put("recipient_id", customer);
        if (request.has("sender_action")) {
            act(customer, request.path("sender_action").asText());
            return answer;
        }
        String id = arrivals.send(channel, customer, phone -> deliver(phone, request));
        return answer.put("message_id", id);
    }

    private void act(String customer, String action) {
        switch (action) {
            case "mark_seen" -> arrivals.signal(channel, customer, Shown.Seen.upTo(clock.instant()));
            case "typing_on", "typing_off" ->
                arrivals.signal(channel, customer, new Shown.Typing(action.equals("typing_on")));
            default -> {}
        }
    }

    private String deliver(Phone phone, JsonNode request) {
        var now = clock.instant();
        if (closed(phone, request.path("tag").asText(), now)) {
            throw GraphErrors.outsideWindow();
        }
        var moment = new Moment(phone.customer(), channel.messageId(), now);
        var message = Titles.cut(request.path("message"));
        phone.show(Shown.Message.fromShop(moment.id(), now, SentMessage.parts(message), SentMessage.choices(message)));
        receipts.of(moment, message).forEach(webhooks::deliverLater);
        return moment.id();
    }

    private boolean closed(Phone phone, String tag, Instant now) {
        return channel.window()
                .map(window -> tag.equals("HUMAN_AGENT") ? HUMAN_AGENT_WINDOW : window)
                .map(window -> phone.silentFor(window, now))
                .orElse(false);
    }

    /** What the provider reports of a message it has delivered. */
    @FunctionalInterface
    public interface Receipts {

        List<Webhook> of(Moment moment, ObjectNode message);
    }
}
