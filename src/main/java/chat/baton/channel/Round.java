package chat.baton.channel;

import java.util.Optional;
import java.util.function.Function;

/** Goes through what waits by portions, each from where the one before ended, so that nobody is passed over. */
final class Round<P> {

    /** What was found at some places one after the other. */
    interface Portion<P> {

        boolean isFound();

        /** Behind which place to go on; absent at the end. */
        Optional<P> next();
    }

    private final P start;
    private volatile P place;

    /** @param start before all places */
    Round(P start) {
        this.start = start;
        this.place = start;
    }

    /** The next portion in which something is found, once around if need be; then the last one looked at. */
    <R extends Portion<P>> R next(Function<P, R> look) {
        var begun = place;
        var portion = toTheEnd(begun, look);
        if (!portion.isFound() && !begun.equals(start)) {
            portion = toTheEnd(start, look);
        }
        place = portion.next().orElse(start);
        return portion;
    }

    private <R extends Portion<P>> R toTheEnd(P from, Function<P, R> look) {
        var portion = look.apply(from);
        while (!portion.isFound() && portion.next().isPresent()) {
            portion = look.apply(portion.next().get());
        }
        return portion;
    }
}
