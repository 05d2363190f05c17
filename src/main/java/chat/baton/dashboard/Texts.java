package chat.baton.dashboard;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.springframework.context.i18n.LocaleContextHolder;

/** Sentences that code makes up, in the language of who reads them: the bundles that templates use too. */
final class Texts {

    private Texts() {}

    /** @param key begins with its bundle's name and a dot */
    static String of(String key, Object... values) {
        return in(LocaleContextHolder.getLocale(), key, values);
    }

    static String in(Locale locale, String key, Object... values) {
        var bundle = bundle(locale, key);
        var text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, bundle.getLocale()).format(values);
    }

    /** Absent when there is no such key. */
    static Optional<String> find(Locale locale, String key) {
        var bundle = bundle(locale, key);
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    private static ResourceBundle bundle(Locale locale, String key) {
        return ResourceBundle.getBundle(
                "messages/" + key.substring(0, key.indexOf('.')),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
