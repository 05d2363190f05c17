package chat.baton.channel.telegram;

import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Form;
import chat.baton.channel.Part;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Content as calls of the Bot API: one for each part, and one for each card. */
final class TelegramCalls {

    /** A card is a photo whose caption holds its title and subtitle, 1024 units together. */
    private static final Rendering RENDERING = new Rendering(new Capabilities(
            4096,
            List.of(new Form("inline_keyboard", 1, 24, 4096, 64, 64)),
            new CardForm(10, 8, 200, 800, 64, 64),
            64,
            4096,
            Set.of("image", "audio", "video", "file"),
            1024));

    /** Of files by their address, the provider fetches no others (Bot API, "Sending files", read 2026). */
    private static final Pattern FETCHED = Pattern.compile(".*\\.(pdf|zip|gif)(\\?.*)?", Pattern.CASE_INSENSITIVE);

    private static final int SHORT_TITLE = 10;
    private static final int SHORT_TITLES_IN_A_ROW = 3;

    private TelegramCalls() {}

    static Stream<TelegramCall> of(Content content) {
        var sayable = content instanceof Content.Template ? Content.text(content.asText()) : content;
        return RENDERING.parts(sayable).stream().flatMap(TelegramCalls::of);
    }

    private static Stream<TelegramCall> of(Part part) {
        if (part instanceof Part.Cards cards) {
            return cards.cards().stream().map(TelegramCalls::card);
        } else if (part instanceof Part.Choices choices) {
            return Stream.of(keyboard(text(choices.text()), choices.choices()));
        } else if (part instanceof Part.Link link) {
            var button = Map.of("text", link.title(), "url", link.url());
            return Stream.of(keyboard(List.of(List.of(button)), text(link.text())));
        } else if (part instanceof Part.Media media) {
            return Stream.of(media(media));
        } else if (part instanceof Part.Text text) {
            return Stream.of(text(text.text()));
        }
        throw new IllegalArgumentException(
                "The Bot API has no " + part.getClass().getSimpleName());
    }

    private static TelegramCall text(String text) {
        return TelegramCall.of("sendMessage", "text", text);
    }

    private static TelegramCall media(Part.Media media) {
        var call =
                switch (media.kind()) {
                    case "image" -> TelegramCall.of("sendPhoto", "photo", media.url());
                    case "audio" -> TelegramCall.of("sendAudio", "audio", media.url());
                    case "video" -> TelegramCall.of("sendVideo", "video", media.url());
                    default ->
                        FETCHED.matcher(media.url()).matches()
                                ? TelegramCall.of("sendDocument", "document", media.url())
                                : text(media.url());
                };
        return media.caption() == null ? call : call.and("caption", media.caption());
    }

    private static TelegramCall card(Content.Card card) {
        var words = Stream.of(card.title(), card.subtitle())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
        var title = List.of(
                Map.of("type", "bold", "offset", 0, "length", card.title().length()));
        var call = card.imageUrl() == null
                ? text(words).and("entities", title)
                : TelegramCall.of("sendPhoto", "photo", card.imageUrl())
                        .and("caption", words)
                        .and("caption_entities", title);
        return card.buttons().isEmpty() ? call : keyboard(call, card.buttons());
    }

    /** Short titles, such as sizes, stand side by side. */
    private static TelegramCall keyboard(TelegramCall call, List<Content.Choice> choices) {
        var buttons = choices.stream()
                .map(choice -> Map.of("text", choice.title(), "callback_data", choice.value()))
                .toList();
        var areShort = choices.stream().allMatch(choice -> choice.title().length() <= SHORT_TITLE);
        return keyboard(rows(buttons, areShort ? SHORT_TITLES_IN_A_ROW : 1), call);
    }

    private static TelegramCall keyboard(List<List<Map<String, String>>> rows, TelegramCall call) {
        return call.and("reply_markup", Map.of("inline_keyboard", rows));
    }

    private static <T> List<List<T>> rows(List<T> all, int length) {
        return IntStream.range(0, (all.size() + length - 1) / length)
                .mapToObj(row -> all.subList(row * length, Math.min((row + 1) * length, all.size())))
                .toList();
    }
}
