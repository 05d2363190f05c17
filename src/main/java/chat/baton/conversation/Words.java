package chat.baton.conversation;

/** Texts as PostgreSQL can take them. */
final class Words {

    private Words() {}

    /** PostgreSQL stores no zero character. */
    static String storable(String text) {
        return text.replace("\u0000", "");
    }

    /** For use inside a {@code like} pattern. */
    static String literally(String text) {
        return storable(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
