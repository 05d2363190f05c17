package chat.baton.channel.messenger;

import chat.baton.channel.Channel;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the provider for a customer's name and picture. Some customers hide them; then none is known. */
@Component
class MessengerProfiles {

    private final Conversations conversations;
    private final ProducerTemplate routes;

    MessengerProfiles(Conversations conversations, ProducerTemplate routes) {
        this.conversations = conversations;
        this.routes = routes;
    }

    void introduce(Conversation.Customer customer) {
        var profile = ask(customer);
        conversations.introduced(customer.id(), name(profile), MessengerJson.text(profile.path("profile_pic")));
    }

    private JsonNode ask(Conversation.Customer customer) {
        var exchange = routes.request("direct:introduce-messenger", it -> {
            it.setProperty(Channel.ACCOUNT, customer.ref().account());
            it.setProperty(MessengerRequests.CUSTOMER, customer.ref().externalId());
        });
        var body = exchange.getException() == null ? exchange.getMessage().getBody(byte[].class) : null;
        return body == null ? MessengerJson.none() : parse(body);
    }

    private static JsonNode parse(byte[] body) {
        try {
            return MessengerJson.read(body);
        } catch (IOException e) {
            return MessengerJson.none();
        }
    }

    private static @Nullable String name(JsonNode profile) {
        var name = Stream.of("first_name", "last_name")
                .map(part -> MessengerJson.text(profile.path(part)))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? null : name;
    }
}
