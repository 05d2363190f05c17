package chat.baton.channel.apple;

import chat.baton.channel.Capabilities;
import chat.baton.channel.CardForm;
import chat.baton.channel.Form;
import chat.baton.channel.Part;
import chat.baton.channel.Rendering;
import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Content as the parts a customer's own devices can show: each tells what it is capable of. Apple names no longest text;
 * 3,000 is what other providers keep to, and 200 what Apple allows for the words of whatever can be tapped (2026).
 */
final class AppleRendering {

    static final String QUICK_REPLY = "quick-reply";
    static final String LIST_PICKER = "listPicker";

    private static final int TEXT = 3000;
    private static final int WORDS = 200;
    private static final Form QUICK = new Form(QUICK_REPLY, 2, 5, WORDS, 24, WORDS);
    private static final Form LIST = new Form(LIST_PICKER, 1, 50, WORDS, WORDS, WORDS);
    private static final CardForm ITEMS = new CardForm(50, 1, WORDS, WORDS, WORDS, WORDS);
    private static final Pattern ENDS_IN_ADDRESS =
            Pattern.compile("(?s)(?:(?<words>.*\\S)\\s*\\n)?\\s*(?<address>https?://\\S{4,2000})\\s*");

    private final Rendering rendering;

    /** @param capabilities as Apple names them; others than QUICK and LIST change nothing */
    AppleRendering(Set<String> capabilities) {
        var forms = new ArrayList<Form>();
        if (capabilities.contains("QUICK")) {
            forms.add(QUICK);
        }
        if (capabilities.contains("LIST")) {
            forms.add(LIST);
        }
        rendering = new Rendering(new Capabilities(
                TEXT,
                forms,
                forms.contains(LIST) ? ITEMS : null,
                WORDS,
                0,
                Set.of("image", "audio", "video", "file"),
                TEXT));
    }

    List<Part> parts(Content content) {
        if (content instanceof Content.Cards cards
                && cards.cards().stream().allMatch(card -> card.buttons().isEmpty())) {
            return shown(cards);
        }
        return rendering.parts(content).stream()
                .flatMap(part -> part instanceof Part.Text text ? linked(text) : Stream.of(part))
                .toList();
    }

    /** What is only to be looked at is no list to pick from: each card is a picture with its words. */
    private List<Part> shown(Content.Cards cards) {
        var contents = new ArrayList<Content>();
        contents.add(Content.text(cards.text()));
        cards.cards().forEach(card -> contents.add(shown(card)));
        return contents.stream()
                .flatMap(content -> rendering.parts(content).stream())
                .toList();
    }

    private static Content shown(Content.Card card) {
        var words = Stream.of(card.title(), card.subtitle() == null ? "" : card.subtitle())
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        return card.imageUrl() == null ? Content.text(words) : new Content.Image(card.imageUrl(), words);
    }

    /** Apple wants an address to go out as a link of its own, not inside a text. */
    private static Stream<Part> linked(Part.Text text) {
        var found = ENDS_IN_ADDRESS.matcher(text.text());
        if (!found.matches()) {
            return Stream.of(text);
        }
        var address = found.group("address");
        var link = new Part.Link(address, Address.host(address), address);
        return found.group("words") == null ? Stream.of(link) : Stream.of(new Part.Text(found.group("words")), link);
    }
}
