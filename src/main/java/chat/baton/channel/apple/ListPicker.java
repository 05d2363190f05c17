package chat.baton.channel.apple;

import chat.baton.channel.Fit;
import chat.baton.channel.Part;
import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A list that opens on a tap, one of whose entries is chosen. Pictures are addresses in the draft. */
final class ListPicker {

    private static final int HEADING = 200;
    private static final String ANSWERED = "✓";

    private ListPicker() {}

    /**
     * @param subtitle absent when there is none
     * @param imageUrl absent when there is none
     */
    private record Entry(String identifier, String title, @Nullable String subtitle, @Nullable String imageUrl) {}

    static ApplePart of(Part.Choices choices, String request) {
        return picker(
                choices.text(),
                choices.choices().stream()
                        .map(choice -> new Entry(choice.value(), choice.title(), null, null))
                        .toList(),
                request);
    }

    static ApplePart of(List<Content.Card> cards, String request) {
        var heading = cards.stream().map(Content.Card::title).distinct().collect(Collectors.joining(", "));
        var titles = new HashSet<String>();
        var entries = cards.stream().map(card -> entry(card, titles)).toList();
        return picker(Fit.shortened(heading, HEADING), entries, request);
    }

    /** A card that comes again with its next button is told from the first by the button's words. */
    private static Entry entry(Content.Card card, HashSet<String> titles) {
        var button = card.buttons().stream().findFirst();
        var title = titles.add(card.title())
                ? card.title()
                : button.map(it -> Fit.shortened(card.title() + ": " + it.title(), HEADING))
                        .orElse(card.title());
        return new Entry(
                button.map(Content.Choice::value).orElse(card.title()), title, card.subtitle(), card.imageUrl());
    }

    private static ApplePart picker(String heading, List<Entry> entries, String request) {
        var images = entries.stream()
                .map(Entry::imageUrl)
                .filter(url -> url != null)
                .distinct()
                .toList();
        var data = new LinkedHashMap<String, Object>();
        if (!images.isEmpty()) {
            data.put("images", images(images));
        }
        data.put("listPicker", Map.of("sections", List.of(section(heading, entries, images))));
        var bubbles = new LinkedHashMap<String, Object>();
        bubbles.put("receivedMessage", bubble(heading, images.isEmpty() ? null : "0"));
        bubbles.put("replyMessage", bubble(ANSWERED, null));
        return Interactive.of(request, data, bubbles);
    }

    private static List<Map<String, Object>> images(List<String> urls) {
        var images = new ArrayList<Map<String, Object>>();
        for (var url : urls) {
            var image = new LinkedHashMap<String, Object>();
            image.put("identifier", String.valueOf(images.size()));
            image.put("data", url);
            images.add(image);
        }
        return images;
    }

    private static Map<String, Object> section(String heading, List<Entry> entries, List<String> images) {
        var section = new LinkedHashMap<String, Object>();
        section.put("title", heading);
        section.put("order", 0);
        section.put("multipleSelection", false);
        section.put(
                "items",
                IntStream.range(0, entries.size())
                        .mapToObj(order -> item(entries.get(order), order, images))
                        .toList());
        return section;
    }

    private static Map<String, Object> item(Entry entry, int order, List<String> images) {
        var item = new LinkedHashMap<String, Object>();
        item.put("identifier", entry.identifier());
        item.put("title", entry.title());
        if (entry.subtitle() != null) {
            item.put("subtitle", entry.subtitle());
        }
        item.put("order", order);
        item.put("style", "default");
        if (entry.imageUrl() != null) {
            item.put("imageIdentifier", String.valueOf(images.indexOf(entry.imageUrl())));
        }
        return item;
    }

    private static Map<String, Object> bubble(String title, @Nullable String image) {
        var bubble = new LinkedHashMap<String, Object>();
        bubble.put("title", title);
        bubble.put("style", "small");
        if (image != null) {
            bubble.put("imageIdentifier", image);
        }
        return bubble;
    }
}
