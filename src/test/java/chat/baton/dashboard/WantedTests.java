package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of a transcript of 200 messages. */
class WantedTests {

    private static final int NEWEST = 200;

    @Test
    void isTheNewestPageWhenNothingElseIsSaid() {
        assertRange(Wanted.NEWEST, 151, 200);
        assertThat(Wanted.NEWEST.first(3)).isEqualTo(1);
        assertThat(Wanted.NEWEST.first(0)).isEqualTo(1);
    }

    @Test
    void isThePageRightBefore() {
        assertRange(new Wanted(151, null, null, null), 101, 150);
        assertRange(new Wanted(20, null, null, null), 1, 19);
        assertRange(new Wanted(1, null, null, null), 1, 0);
    }

    @Test
    void isThePageRightAfterUpToAnEnd() {
        assertRange(new Wanted(null, 100, null, null), 101, 150);
        assertRange(new Wanted(null, 100, 110, null), 101, 110);
        assertRange(new Wanted(null, 100, 1000, null), 101, 150);
    }

    @Test
    void liesAroundAMessage() {
        assertRange(Wanted.around(100), 75, 124);
        assertRange(Wanted.around(3), 1, 50);
    }

    @Test
    void doesNotLeaveTheTranscriptHoweverOddTheQuestion() {
        assertRange(Wanted.around(5000), 151, 200);
        assertRange(new Wanted(Integer.MAX_VALUE, null, null, null), 151, 200);
        assertThat(new Wanted(null, Integer.MAX_VALUE, null, null).first(NEWEST))
                .isEqualTo(201);
        assertThat(new Wanted(null, -7, null, null).first(NEWEST)).isEqualTo(1);
    }

    private static void assertRange(Wanted wanted, int first, int last) {
        assertThat(wanted.first(NEWEST)).isEqualTo(first);
        assertThat(wanted.last(NEWEST)).isEqualTo(last);
    }
}
