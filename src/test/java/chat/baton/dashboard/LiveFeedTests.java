package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import chat.baton.channel.Deliveries;
import chat.baton.conversation.Changes;
import chat.baton.conversation.Mark;
import chat.baton.core.AgentId;
import chat.baton.team.SignedIn;
import chat.baton.team.Team;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Its ticks are counted instead of waited for. */
class LiveFeedTests {

    private static final Mark MARK = new Mark("1:1:");

    private final Changes changes = mock();
    private final Deliveries deliveries = mock();
    private final SignedIn signedIn = mock();
    private final LiveFeed feed = new LiveFeed(changes, deliveries, mock(Editions.class), mock(Team.class), signedIn);

    @BeforeEach
    void nothingElseHappens() {
        when(changes.now()).thenReturn(MARK);
        when(changes.since(any(), anyInt())).thenReturn(Optional.of(new Changes.News(MARK, Map.of())));
        when(deliveries.changedSince(any(), anyInt())).thenReturn(Optional.of(Map.of()));
        when(signedIn.by(any())).thenReturn(true);
    }

    private OpenStream listens(String session) throws IOException {
        var exchange = new MockAsyncContext(new MockHttpServletRequest(), new MockHttpServletResponse());
        var stream = new OpenStream(AgentId.of("ben"), session, Set.of(), Locale.ENGLISH, exchange);
        feed.join(stream, null);
        return stream;
    }

    private void passes(Duration time) {
        LongStream.range(0, time.toMillis() / LiveFeed.EVERY_MILLIS).forEach(n -> feed.tick());
    }

    @Test
    void endsWithinFifteenSecondsWhereSomebodySignedOutOnAnotherNodeOrByTime() throws IOException {
        var here = listens("here");
        var elsewhere = listens("elsewhere");
        passes(Duration.ofMinutes(1));
        assertThat(elsewhere.hasEnded()).isFalse();

        when(signedIn.by("elsewhere")).thenReturn(false);
        passes(Duration.ofSeconds(11));
        assertThat(elsewhere.hasEnded()).isTrue();
        assertThat(here.hasEnded()).isFalse();
    }
}
