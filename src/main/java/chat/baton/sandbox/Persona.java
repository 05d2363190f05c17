package chat.baton.sandbox;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;

/**
 * A customer somebody plays.
 *
 * @param id      in the form of the channel's provider
 * @param picture path of the portrait below the base address
 */
public record Persona(String id, String firstName, String lastName, String picture) {

    private static final List<String> FIRST =
            List.of("Dana", "Emil", "Fatma", "Goran", "Hana", "Ivo", "Jule", "Kenji", "Lena", "Milo", "Noor", "Otto");
    private static final List<String> LAST =
            List.of("Adler", "Costa", "Dubois", "Eriksen", "Fischer", "Haddad", "Ito", "Novak", "Quinn", "Silva");
    private static final Random RANDOM = new SecureRandom();

    /** Anyone but Anna, Ben and Carla gets a name made from the id, the same each time. */
    public static Persona of(StandIn channel, String id) {
        return known(channel).stream()
                .filter(known -> known.id.equals(id))
                .findFirst()
                .orElseGet(() -> invented(id));
    }

    static List<Persona> known(StandIn channel) {
        return List.of(
                known(channel.customerId(1), "Anna", "Berg"),
                known(channel.customerId(2), "Ben", "Okafor"),
                known(channel.customerId(3), "Carla", "Rossi"));
    }

    static Persona stranger(StandIn channel) {
        return of(channel, channel.customerId(RANDOM.nextLong(1_000, 100_000_000)));
    }

    public String name() {
        return firstName + " " + lastName;
    }

    private static Persona known(String id, String first, String last) {
        return new Persona(id, first, last, "/sandbox/portrait-" + first.toLowerCase() + ".svg");
    }

    private static Persona invented(String id) {
        var hash = id.hashCode() & Integer.MAX_VALUE;
        var last = LAST.get(hash / FIRST.size() % LAST.size());
        return new Persona(id, FIRST.get(hash % FIRST.size()), last, "/sandbox/portrait-guest.svg");
    }
}
