package chat.baton.channel.x;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Arrival;
import chat.baton.channel.Channel;
import chat.baton.channel.Json;
import chat.baton.channel.SignedJson;
import chat.baton.channel.x.XEvent.Kind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Body;
import org.apache.camel.ExchangeProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a webhook apart into its events: one of the Account Activity API, or of the X Activity API that follows it and
 * wraps the same one level deeper. What nobody understands is kept beside them, so that it harms none of them.
 *
 * @see <a href="https://docs.x.com/x-api/account-activity/introduction">Account Activity API (read 2026)</a>
 * @see <a href="https://docs.x.com/x-api/activity/introduction">X Activity API (read 2026)</a>
 */
@Component("xEnvelope")
class XEnvelope {

    /**
     * What was told about one account.
     *
     * @param accountId the provider's id of it; absent when it is not said
     * @param body      what holds the lists of events, and the customers' profiles in {@code users}
     */
    private record Told(@Nullable String accountId, JsonNode body, List<XEvent> events) {}

    private final Accounts accounts;
    private final SignedJson json;
    private final Clock clock;

    XEnvelope(Accounts accounts, SignedJson json, Clock clock) {
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /** @return the events in their order; none when the body cannot be read */
    public List<Arrival> split(@Body byte[] body, @ExchangeProperty(Channel.ACCOUNT) Account webhook) {
        return told(json.read(body, webhook))
                .flatMap(told -> told.events().stream().map(event -> arrival(told, event, webhook)))
                .toList();
    }

    private static Stream<Told> told(JsonNode root) {
        var data = root.path("data");
        if (data.isObject()) {
            return Stream.of(activity(data));
        } else if (data.isArray()) {
            return SignedJson.elements(data).map(XEnvelope::activity);
        }
        return root.isObject() ? Stream.of(accountActivity(root)) : Stream.empty();
    }

    private static Told accountActivity(JsonNode root) {
        var revoke = root.path("user_event").path("revoke");
        return revoke.isObject()
                ? new Told(
                        XEvent.id(revoke.path("source").path("user_id")),
                        root,
                        List.of(new XEvent(Kind.REVOKED, revoke)))
                : new Told(XEvent.id(root.path("for_user_id")), root, listed(root));
    }

    private static Told activity(JsonNode data) {
        var accountId = XEvent.id(data.path("filter").path("user_id"));
        var payload = data.path("payload");
        return switch (data.path("event_type").asText()) {
            case "dm.received", "dm.sent", "dm.read", "dm.indicate_typing" ->
                new Told(accountId, payload, listed(payload));
            case "chat.received" -> new Told(accountId, payload, List.of(new XEvent(Kind.ENCRYPTED, payload)));
            case "oauth.revoke" ->
                new Told(XEvent.id(payload.path("user_id")), payload, List.of(new XEvent(Kind.REVOKED, data)));
            default -> new Told(accountId, payload, List.of(new XEvent(Kind.OTHER, data)));
        };
    }

    private static List<XEvent> listed(JsonNode body) {
        return body.properties().stream().flatMap(XEnvelope::listed).toList();
    }

    /** That somebody is typing is over before anybody could look. */
    private static Stream<XEvent> listed(Map.Entry<String, JsonNode> field) {
        return switch (field.getKey()) {
            case "direct_message_events" -> events(Kind.MESSAGE, field.getValue());
            case "direct_message_mark_read_events" -> events(Kind.READ, field.getValue());
            case "direct_message_indicate_typing_events", "for_user_id", "users", "apps" -> Stream.empty();
            default -> Stream.of(new XEvent(Kind.OTHER, named(field)));
        };
    }

    private static JsonNode named(Map.Entry<String, JsonNode> field) {
        return JsonNodeFactory.instance.objectNode().set(field.getKey(), field.getValue());
    }

    private static Stream<XEvent> events(Kind kind, JsonNode list) {
        return SignedJson.elements(list)
                .map(event -> new XEvent(
                        kind == Kind.MESSAGE && !event.path("message_create").isObject() ? Kind.OTHER : kind, event));
    }

    /** The same message may come once for each account that takes part, and not each need be connected. */
    private Arrival arrival(Told told, XEvent event, Account webhook) {
        var account = Optional.ofNullable(told.accountId())
                .flatMap(id -> accounts.beside(webhook, XAccount.USER_ID, id, XAccount.CONSUMER_SECRET));
        var customer = Optional.ofNullable(told.accountId()).flatMap(event::customer);
        return Arrival.of(
                account.orElse(webhook),
                account.isPresent() ? event.dedupeKey() : told.accountId() + ":" + event.dedupeKey(),
                event.kind().name(),
                customer.orElse(""),
                event.occurredAt(clock.instant()),
                payload(event, told.body().path("users").path(customer.orElse(""))),
                account.isPresent() && (customer.isPresent() || event.kind() == Kind.REVOKED));
    }

    /** The event, and who the customer is when that is told with it. */
    private static String payload(XEvent event, JsonNode user) {
        var payload = new HashMap<String, JsonNode>();
        payload.put("event", event.json());
        if (user.isObject()) {
            payload.put("user", user);
        }
        return Json.write(payload);
    }
}
