package chat.baton.dashboard;

import java.util.Locale;

/**
 * A language to choose.
 *
 * @param code   a BCP 47 tag
 * @param name   in the language of who reads it
 * @param chosen whether it is the customer's now
 */
record LanguageChoice(String code, String name, boolean chosen) {

    static LanguageChoice of(String code, boolean chosen, Locale reader) {
        return new LanguageChoice(code, name(code, reader), chosen);
    }

    static String name(String code, Locale reader) {
        return Locale.forLanguageTag(code).getDisplayName(reader);
    }
}
