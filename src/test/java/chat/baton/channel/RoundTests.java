package chat.baton.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTests {

    private static final int AT_ONCE = 3;

    private final Round<Integer> round = new Round<>(0);
    private final List<Integer> begun = new ArrayList<>();

    private record Looked(List<Integer> found, Optional<Integer> next) implements Round.Portion<Integer> {

        @Override
        public boolean isFound() {
            return !found.isEmpty();
        }
    }

    /** Places 1 to 10, some of which hold something. */
    private List<Integer> next(Integer... holding) {
        var all = new TreeSet<>(Set.of(holding));
        return round.next(from -> {
                    begun.add(from);
                    var places = IntStream.rangeClosed(1, 10)
                            .filter(place -> place > from)
                            .limit(AT_ONCE)
                            .boxed()
                            .toList();
                    var last =
                            places.size() == AT_ONCE ? Optional.of(places.get(AT_ONCE - 1)) : Optional.<Integer>empty();
                    return new Looked(places.stream().filter(all::contains).toList(), last);
                })
                .found();
    }

    @Test
    void goesOnBehindWhatItFound() {
        assertThat(next(1, 2, 5, 10)).containsExactly(1, 2);
        assertThat(next(1, 2, 5, 10)).containsExactly(5);
        assertThat(next(1, 2, 5, 10)).containsExactly(10);
        assertThat(next(1, 2, 5, 10)).containsExactly(1, 2);
    }

    @Test
    void findsWhatLiesBeforeThePlaceItHadComeTo() {
        next(5);

        assertThat(next(2)).containsExactly(2);
    }

    @Test
    void looksEverywhereOnceWhenThereIsNothing() {
        next(5);
        begun.clear();

        assertThat(next()).isEmpty();
        assertThat(begun).containsExactly(6, 9, 0, 3, 6, 9);
    }

    @Test
    void looksOnceWhereThereIsNothingToGoOnWith() {
        assertThat(round.next(from -> {
                            begun.add(from);
                            return new Looked(List.of(), Optional.empty());
                        })
                        .found())
                .isEmpty();
        assertThat(begun).containsExactly(0);
    }
}
