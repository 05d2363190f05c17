package chat.baton.channel.whatsapp;

import chat.baton.channel.Account;
import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Form;
import chat.baton.channel.Json;
import chat.baton.channel.Outgoing;
import chat.baton.channel.PartMark;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** A message as the requests the provider takes, to the customer's number where it is known, else to their user id. */
@Component
class WhatsAppMessages {

    private static final String DEFAULT_LIST_BUTTON = "Choose";

    /** A card's title and subtitle together are the text of one message. */
    static final Capabilities CAPABILITIES = new Capabilities(
            4096,
            List.of(
                    new Form(WhatsAppParts.BUTTONS, 1, 3, 1024, 20, 200),
                    new Form(WhatsAppParts.LIST, 1, 10, 1024, 24, 200, 72)),
            new CardForm(10, 3, 200, 800, 20, 200),
            0,
            0,
            Set.of("image", "audio", "video", "file"),
            1024);

    private final Rendering rendering = new Rendering(CAPABILITIES);

    List<String> render(Account account, Outgoing message, Content content) {
        var show = new WhatsAppParts(account.find(WhatsAppAccount.LIST_BUTTON).orElse(DEFAULT_LIST_BUTTON));
        var parts = rendering.parts(content).stream().flatMap(show::of).toList();
        return IntStream.rangeClosed(1, parts.size())
                .mapToObj(part -> request(message, parts.get(part - 1), new PartMark(message.id(), part, parts.size())))
                .toList();
    }

    private static String request(Outgoing message, Map<String, Object> part, PartMark mark) {
        var request = new LinkedHashMap<String, Object>();
        request.put("messaging_product", "whatsapp");
        request.put("recipient_type", "individual");
        var address = address(message);
        request.put(Ids.isUser(address) ? "recipient" : "to", address);
        request.putAll(part);
        request.put("biz_opaque_callback_data", mark.toString());
        return Json.write(request);
    }

    private static String address(Outgoing message) {
        return fact(message, Ids.NUMBER_FACT)
                .or(() -> fact(message, Ids.USER_FACT))
                .orElse(message.recipient());
    }

    private static Optional<String> fact(Outgoing message, String name) {
        return Optional.ofNullable(message.facts().get(name)).filter(value -> !value.isEmpty());
    }
}
