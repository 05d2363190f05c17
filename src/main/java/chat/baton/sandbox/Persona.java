package chat.baton.sandbox;

import java.security.SecureRandom;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * A customer somebody plays.
 *
 * @param psid    page-scoped id; letters, digits, hyphen and underscore, up to 64
 * @param picture path of the portrait below the base address
 */
record Persona(String psid, String firstName, String lastName, String picture) {

    static final Persona ANNA = known("1000000000000001", "Anna", "Berg");
    static final Persona BEN = known("1000000000000002", "Ben", "Okafor");
    static final Persona CARLA = known("1000000000000003", "Carla", "Rossi");
    static final List<Persona> KNOWN = List.of(ANNA, BEN, CARLA);

    private static final Pattern PSID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final List<String> FIRST =
            List.of("Dana", "Emil", "Fatma", "Goran", "Hana", "Ivo", "Jule", "Kenji", "Lena", "Milo", "Noor", "Otto");
    private static final List<String> LAST =
            List.of("Adler", "Costa", "Dubois", "Eriksen", "Fischer", "Haddad", "Ito", "Novak", "Quinn", "Silva");
    private static final Random RANDOM = new SecureRandom();

    /** Anyone but Anna, Ben and Carla gets a name made from the id, the same each time. */
    static Persona of(String psid) {
        return KNOWN.stream()
                .filter(known -> known.psid.equals(psid))
                .findFirst()
                .orElseGet(() -> invented(psid));
    }

    static Persona stranger() {
        return of("2" + RANDOM.nextLong(100_000_000_000_000L, 1_000_000_000_000_000L));
    }

    static boolean isPsid(String value) {
        return PSID.matcher(value).matches();
    }

    public String name() {
        return firstName + " " + lastName;
    }

    private static Persona known(String psid, String first, String last) {
        return new Persona(psid, first, last, "/sandbox/portrait-" + first.toLowerCase() + ".svg");
    }

    private static Persona invented(String psid) {
        var hash = psid.hashCode() & Integer.MAX_VALUE;
        var last = LAST.get(hash / FIRST.size() % LAST.size());
        return new Persona(psid, FIRST.get(hash % FIRST.size()), last, "/sandbox/portrait-guest.svg");
    }
}
