package chat.baton.channel;

import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Content as the parts a channel can show. What exceeds a limit becomes the next best form, never an error of the
 * provider.
 */
public final class Rendering {

    private static final String NO_WORDS = "…";

    private final Capabilities can;

    public Rendering(Capabilities can) {
        this.can = can;
    }

    /** In the order they are sent; none when there is nothing to say. */
    public List<Part> parts(Content content) {
        if (content instanceof Content.Choices choices) {
            return choices(choices);
        } else if (content instanceof Content.Cards cards) {
            return can.cards() == null ? listed(cards) : cards(cards, can.cards());
        } else if (content instanceof Content.Link link) {
            return link(link);
        } else if (content instanceof Content.Image image && isAddress(image.url())) {
            return media("image", image.url(), image.caption(), null);
        } else if (content instanceof Content.File file && isAddress(file.url())) {
            return media(file.kind(), file.url(), null, file.name());
        } else if (content instanceof Content.Template template) {
            return List.of(new Part.Template(template));
        }
        return texts(content.asText());
    }

    private static boolean isAddress(@Nullable String url) {
        return url != null && (url.startsWith("https://") || url.startsWith("http://"));
    }

    private List<Part> texts(String text) {
        return Fit.pieces(text, can.text(), can.bytes()).stream()
                .<Part>map(Part.Text::new)
                .toList();
    }

    private List<Part> media(String kind, String url, @Nullable String caption, @Nullable String name) {
        var words = caption == null ? "" : caption.strip();
        if (!can.media().contains(kind)) {
            return texts((words + "\n" + url).strip());
        }
        if (words.isEmpty() || words.length() > can.caption()) {
            return Stream.concat(Stream.of(new Part.Media(kind, url, null, name)), texts(words).stream())
                    .toList();
        }
        return List.of(new Part.Media(kind, url, words, name));
    }

    private List<Part> choices(Content.Choices choices) {
        if (choices.choices().isEmpty()) {
            return texts(choices.text());
        }
        return form(choices)
                .map(form -> choices(choices, form))
                .orElseGet(() -> texts(choices.text() + "\n" + numbered(choices.choices())));
    }

    /** The first form that shows question and titles whole, or the titles and most of the question; otherwise the first that holds them all. */
    private Optional<Form> form(Content.Choices asked) {
        var forms = can.choices().stream()
                .filter(form -> form.holds(asked.choices().size()))
                .toList();
        var whole = forms.stream()
                .filter(form -> asked.choices().stream()
                        .allMatch(choice -> title(choice).length() <= form.whole()))
                .toList();
        return whole.stream()
                .filter(form -> asked.text().length() <= form.text())
                .findFirst()
                .or(() -> whole.stream().max(Comparator.comparingInt(Form::text)))
                .or(() -> forms.stream().findFirst());
    }

    private List<Part> choices(Content.Choices choices, Form form) {
        var pieces = new ArrayList<>(
                Fit.pieces(choices.text().isBlank() ? NO_WORDS : choices.text(), can.text(), can.bytes()));
        var question = pieces.remove(pieces.size() - 1);
        if (question.length() > form.text()) {
            var shorter = Fit.pieces(question, form.text());
            pieces.addAll(shorter.subList(0, shorter.size() - 1));
            question = shorter.get(shorter.size() - 1);
        }
        var parts = pieces.stream().<Part>map(Part.Text::new).collect(Collectors.toCollection(ArrayList::new));
        parts.add(new Part.Choices(
                question,
                taps(choices.choices(), form.title(), form.value()),
                form,
                choices.choices().stream().map(Rendering::title).toList()));
        return parts;
    }

    private static String numbered(List<Content.Choice> choices) {
        return IntStream.rangeClosed(1, choices.size())
                .mapToObj(number -> number + ". " + title(choices.get(number - 1)))
                .collect(Collectors.joining("\n"));
    }

    /** Titles are cut but stay unlike each other. A value too long to come back is the choice's number, which a question takes as well. */
    private static List<Content.Choice> taps(List<Content.Choice> choices, int longestTitle, int longestValue) {
        var titles = new HashSet<String>();
        return IntStream.range(0, choices.size())
                .mapToObj(index -> tap(choices.get(index), index + 1, longestTitle, longestValue, titles))
                .toList();
    }

    private static Content.Choice tap(
            Content.Choice choice, int number, int longestTitle, int longestValue, Set<String> titles) {
        var value = choice.value().isBlank() ? title(choice) : choice.value();
        return new Content.Choice(
                Fit.shortenedUniquely(title(choice), longestTitle, titles),
                isWithin(value, longestValue) ? value : String.valueOf(number));
    }

    /** Some providers count bytes, so what is more than ASCII counts as they do. */
    private static boolean isWithin(String value, int longest) {
        return value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= longest;
    }

    private static String title(Content.Choice choice) {
        return Stream.of(choice.title(), choice.value(), NO_WORDS)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElseThrow();
    }

    /** The text, then as many carousels as it takes. A card with too many buttons goes on in the next one. */
    private List<Part> cards(Content.Cards cards, CardForm form) {
        var fitting =
                cards.cards().stream().flatMap(card -> fitting(card, form)).toList();
        var parts = new ArrayList<>(texts(cards.text()));
        for (int from = 0; from < fitting.size(); from += form.cards()) {
            parts.add(new Part.Cards(fitting.subList(from, Math.min(from + form.cards(), fitting.size()))));
        }
        return parts;
    }

    private static Stream<Content.Card> fitting(Content.Card card, CardForm form) {
        var buttons = taps(card.buttons(), form.buttonTitle(), form.value());
        var count = form.buttons() == 0 ? 1 : Math.max(1, (buttons.size() + form.buttons() - 1) / form.buttons());
        return IntStream.range(0, count)
                .mapToObj(part -> fitting(
                        card,
                        form,
                        buttons.subList(part * form.buttons(), Math.min((part + 1) * form.buttons(), buttons.size()))));
    }

    private static Content.Card fitting(Content.Card card, CardForm form, List<Content.Choice> buttons) {
        var title = card.title().isBlank() ? NO_WORDS : Fit.shortened(card.title(), form.title());
        var subtitle = card.subtitle() == null || card.subtitle().isBlank()
                ? null
                : Fit.shortened(card.subtitle(), form.subtitle());
        var image = isAddress(card.imageUrl()) ? card.imageUrl() : null;
        var isBare = subtitle == null && image == null && buttons.isEmpty();
        return new Content.Card(title, isBare ? NO_WORDS : subtitle, image, buttons);
    }

    /** The numbers are those of the question that follows, which offers the same things in the same order. */
    private List<Part> listed(Content.Cards cards) {
        var single = cards.cards().size() == 1;
        var lines = IntStream.rangeClosed(1, cards.cards().size())
                .mapToObj(number ->
                        (single ? "" : number + ". ") + words(cards.cards().get(number - 1)))
                .collect(Collectors.joining("\n"));
        return texts((cards.text() + "\n" + lines).strip());
    }

    private static String words(Content.Card card) {
        return card.subtitle() == null || card.subtitle().isBlank()
                ? card.title()
                : card.title() + "\n" + card.subtitle();
    }

    private List<Part> link(Content.Link link) {
        if (!isAddress(link.url()) || can.linkTitle() == 0) {
            return texts((link.text() + "\n" + link.url()).strip());
        }
        var title = link.title().isBlank() ? NO_WORDS : Fit.shortened(link.title(), can.linkTitle());
        if (!link.text().isBlank() && link.text().length() <= can.linkText()) {
            return List.of(new Part.Link(link.text(), title, link.url()));
        }
        return Stream.concat(texts(link.text()).stream(), Stream.of(new Part.Link(title, title, link.url())))
                .toList();
    }
}
