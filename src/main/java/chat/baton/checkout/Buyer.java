package chat.baton.checkout;

/**
 * Who buys, as they said.
 *
 * @param phone   in international form, empty when not asked for
 * @param address where to deliver, one or more lines, empty when nothing is delivered
 */
public record Buyer(String name, String email, String phone, String address) {

    /** Keeps people's data out of logs. */
    @Override
    public String toString() {
        return "Buyer";
    }
}
