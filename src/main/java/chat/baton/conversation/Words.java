package chat.baton.conversation;

import org.jspecify.annotations.Nullable;

/** Texts as PostgreSQL can take them. */
final class Words {

    private Words() {}

    /** PostgreSQL stores no zero character. */
    static String storable(String text) {
        return text.replace("\u0000", "");
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /** For use inside a {@code like} pattern. */
    static String literally(String text) {
        return storable(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
