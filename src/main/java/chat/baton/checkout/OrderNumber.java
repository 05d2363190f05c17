package chat.baton.checkout;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The number of an order as people type it, for example {@code # a 1001}. */
final class OrderNumber {

    private static final Pattern TYPED = Pattern.compile("#?(?:A-?)?([0-9]{1,18})");

    private OrderNumber() {}

    /** The one form in which it is stored; empty for what cannot be a number. */
    static Optional<String> in(String typed) {
        var matcher = TYPED.matcher(typed.replaceAll("\\s", "").toUpperCase(Locale.ROOT));
        return matcher.matches() ? Optional.of("A-" + matcher.group(1)) : Optional.empty();
    }
}
