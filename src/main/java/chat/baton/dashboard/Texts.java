package chat.baton.dashboard;

import java.text.MessageFormat;
import java.util.Locale;
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
        var bundle = ResourceBundle.getBundle(
                "messages/" + key.substring(0, key.indexOf('.')),
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        var text = bundle.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, bundle.getLocale()).format(values);
    }
}
