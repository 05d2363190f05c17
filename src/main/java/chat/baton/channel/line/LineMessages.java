package chat.baton.channel.line;

import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Form;
import chat.baton.channel.Json;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** Content as the {@code messages} of requests, as few as it takes. */
final class LineMessages {

    private static final int MESSAGES = 5;

    /** Cards are a flex carousel, where each has the picture and buttons it has; in a template's all need the same. */
    private static final Capabilities CAPABILITIES = new Capabilities(
            5000,
            List.of(
                    new Form(LineParts.CONFIRM, 2, 2, 240, 20, 300),
                    new Form(LineParts.QUICK_REPLY, 1, 13, 5000, 20, 300),
                    new Form(LineParts.BUBBLE, 1, 20, 1000, 40, 300)),
            new CardForm(12, 3, 80, 200, 40, 300),
            20,
            160,
            Set.of("image"),
            0);

    private final Rendering rendering = new Rendering(CAPABILITIES);

    /** @return objects with a request's {@code messages}, and as {@code request} its number, 1 for the first */
    List<String> render(Content content) {
        var parts = rendering.parts(shown(content)).stream().map(LineParts::of).toList();
        return IntStream.range(0, (parts.size() + MESSAGES - 1) / MESSAGES)
                .mapToObj(request -> request(
                        request + 1,
                        parts.subList(request * MESSAGES, Math.min((request + 1) * MESSAGES, parts.size()))))
                .toList();
    }

    /** LINE approves no templates: customers may be written to freely. */
    private static Content shown(Content content) {
        return content instanceof Content.Template template ? Content.text(template.asText()) : content;
    }

    private static String request(int number, List<Map<String, Object>> messages) {
        return Json.write(Map.of("request", number, "messages", messages));
    }
}
