package chat.baton.dashboard;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The request says something that has no meaning here. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class Unusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unusable(String why) {
        super(why);
    }

    /** What was asked, as long as it is one of the words; absent when nothing was. */
    static @Nullable String unlessOneOf(List<String> words, @Nullable String asked, String name) {
        if (asked == null || asked.isBlank()) {
            return null;
        }
        if (!words.contains(asked)) {
            throw new Unusable("%s is one of %s, not \"%s\"".formatted(name, String.join(", ", words), asked));
        }
        return asked;
    }

    /** @return it without blanks around it */
    static String unlessGiven(String asked, String name) {
        if (asked.isBlank()) {
            throw new Unusable("The " + name + " is missing");
        }
        return asked.strip();
    }

    /** Makes what another module refuses to read a mistake of the caller's, be it wrapped by a repository or not. */
    static <T> T unlessReadable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new Unusable(String.valueOf(e.getMessage()));
        } catch (InvalidDataAccessApiUsageException e) {
            throw new Unusable(String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage()));
        }
    }
}
