package chat.baton.sandbox.whatsapp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A customer of WhatsApp.
 *
 * @param number digits, without a plus sign
 */
record Subscriber(String number) {

    private static final Pattern NUMBER = Pattern.compile("\\d{6,15}");
    private static final String USER = "DE.5";
    private static final long FIRST = 4_915_700_000_000L;

    static Subscriber of(long number) {
        return new Subscriber(String.valueOf(FIRST + number));
    }

    static boolean isNumber(String id) {
        return NUMBER.matcher(id).matches();
    }

    /** @param id a number, with or without plus sign, or a user id; absent when it is neither */
    static Optional<Subscriber> find(String id) {
        var number = id.startsWith(USER) ? id.substring(USER.length()) : id.replaceFirst("^\\+", "");
        return Optional.of(number).filter(Subscriber::isNumber).map(Subscriber::new);
    }

    String user() {
        return USER + number;
    }

    /** Carla has a user name and shows her number to nobody. */
    private boolean hidesNumber() {
        return equals(of(3));
    }

    void tell(ObjectNode json, String numberField, String userField) {
        if (!hidesNumber()) {
            json.put(numberField, number);
        }
        json.put(userField, user());
    }
}
