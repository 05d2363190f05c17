package chat.baton.sandbox.telegram;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Ids of the photo and the file customers can send: their addresses, as nobody would guess. */
final class TelegramFileId {

    private TelegramFileId() {}

    static String of(String url) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(StandardCharsets.UTF_8));
    }

    /** Absent when it is none. */
    static Optional<String> url(String id) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(id), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
