package chat.baton.flow;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the bot says that no flow's author wrote, in the customer's language; in English where we do not have it in theirs. */
final class OwnWords {

    private static final ResourceBundle.Control NO_OTHER =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** Those we have it in. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private OwnWords() {}

    /** @param values for the gaps {@code {0}}, {@code {1}} */
    static String in(Locale language, String key, Object... values) {
        var words = ResourceBundle.getBundle("chat.baton.flow.words", withoutRegion(language), NO_OTHER)
                .getString(key);
        return values.length == 0
                ? words
                : new MessageFormat(words, language)
                        .format(Stream.of(values).map(String::valueOf).toArray());
    }

    /** There are as many regions as people make up. */
    private static Locale withoutRegion(Locale language) {
        return Locale.forLanguageTag(language.getLanguage());
    }

    /** Words in this language and in English, as customers may type either. */
    static Set<String> typed(Locale language, String key) {
        return Stream.of(language, Locale.ENGLISH)
                .flatMap(each -> list(each, key).stream())
                .collect(Collectors.toSet());
    }

    /** Words set apart by commas. */
    static List<String> list(Locale language, String key) {
        return Stream.of(in(language, key).split(","))
                .filter(word -> !word.isBlank())
                .map(Phrase::normal)
                .toList();
    }

    /** How amounts and days are written: our English is that of Britain. */
    static Locale region(Locale language) {
        return language.getLanguage().equals("en") ? Locale.UK : language;
    }
}
