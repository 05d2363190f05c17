package chat.baton.sandbox;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What a provider reports, and in which webhooks: {@code Wire.silent().says(Gesture.Text.class, events::text)}. */
public final class Wire {

    private final Map<Class<?>, BiFunction<Happening, Moment, List<Webhook>>> words;

    private Wire(Map<Class<?>, BiFunction<Happening, Moment, List<Webhook>>> words) {
        this.words = words;
    }

    public static Wire silent() {
        return new Wire(Map.of());
    }

    /** This and one kind more; its gestures are offered on the phone. */
    public <H extends Happening> Wire says(Class<H> kind, BiFunction<H, Moment, List<Webhook>> how) {
        var more = new HashMap<>(words);
        more.put(kind, (happening, moment) -> how.apply(kind.cast(happening), moment));
        return new Wire(more);
    }

    boolean has(Class<? extends Happening> kind) {
        return words.containsKey(kind);
    }

    /** The gestures this provider knows, in the words of {@link Gesture#word}. */
    Set<String> gestures() {
        return words.keySet().stream()
                .filter(Gesture.class::isAssignableFrom)
                .map(Gesture::word)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * @return in the order they leave
     * @throws ResponseStatusException 400 when the provider does not report such a thing
     */
    List<Webhook> webhooks(Happening happening, Moment moment) {
        var how = words.get(happening.getClass());
        if (how == null) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "This channel does not report it");
        }
        return how.apply(happening, moment);
    }
}
