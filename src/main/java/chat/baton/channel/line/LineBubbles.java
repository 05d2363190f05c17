package chat.baton.channel.line;

import chat.baton.conversation.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Bubbles of flex messages.
 *
 * @see <a href="https://developers.line.biz/en/reference/messaging-api/#flex-message">Flex messages (read 2026)</a>
 */
final class LineBubbles {

    private static final int PICTURE_ADDRESS = 2000;

    /** LINE refuses the whole message over a picture without TLS. On this machine runs only the sandbox, which has none. */
    private static final Pattern PICTURE = Pattern.compile("https://.*|http://(localhost|127\\.0\\.0\\.1)[:/].*");

    private LineBubbles() {}

    static boolean isShown(String picture) {
        return picture.length() <= PICTURE_ADDRESS && PICTURE.matcher(picture).matches();
    }

    static Map<String, Object> card(Content.Card card) {
        var words = new ArrayList<Map<String, Object>>();
        words.add(Map.of("type", "text", "text", card.title(), "weight", "bold", "wrap", true));
        if (card.subtitle() != null) {
            words.add(Map.of("type", "text", "text", card.subtitle(), "size", "sm", "color", "#707070", "wrap", true));
        }
        var bubble =
                bubble(words, card.buttons().stream().map(LineParts::postback).toList());
        if (card.imageUrl() != null && isShown(card.imageUrl())) {
            bubble.put("hero", hero(card.imageUrl()));
        }
        return bubble;
    }

    static Map<String, Object> question(String text, List<Map<String, String>> actions) {
        return bubble(List.of(Map.of("type", "text", "text", text, "wrap", true)), actions);
    }

    private static Map<String, Object> bubble(List<Map<String, Object>> words, List<Map<String, String>> actions) {
        var bubble = new LinkedHashMap<String, Object>();
        bubble.put("type", "bubble");
        bubble.put("body", box(words));
        if (!actions.isEmpty()) {
            bubble.put(
                    "footer",
                    box(actions.stream()
                            .map(action -> Map.<String, Object>of("type", "button", "height", "sm", "action", action))
                            .toList()));
        }
        return bubble;
    }

    private static Map<String, Object> box(List<Map<String, Object>> contents) {
        return Map.of("type", "box", "layout", "vertical", "spacing", "sm", "contents", contents);
    }

    private static Map<String, Object> hero(String picture) {
        return Map.of("type", "image", "url", picture, "size", "full", "aspectRatio", "20:13", "aspectMode", "cover");
    }
}
