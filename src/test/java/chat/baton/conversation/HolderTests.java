package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.AgentId;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolderTests {

    private static final AgentId BEN = AgentId.of("ben");

    @Test
    void comesBackFromItsWord() {
        for (var holder : List.of(Holder.BOT, Holder.QUEUE, Holder.agent(BEN))) {
            var agent = holder.agentId() == null ? null : holder.agentId().value();
            assertThat(Holder.of(holder.kind(), agent)).isEqualTo(holder);
        }
        assertThat(List.of(
                        Holder.BOT.kind(),
                        Holder.QUEUE.kind(),
                        Holder.agent(BEN).kind()))
                .containsExactly("bot", "queue", "agent");
    }

    @Test
    void isReadAsAPerson() {
        assertThat(Holder.BOT).hasToString("the bot");
        assertThat(Holder.QUEUE).hasToString("the queue");
        assertThat(Holder.agent(BEN)).hasToString("agent ben");
    }

    @Test
    void isNobodyElse() {
        assertThatIllegalArgumentException().isThrownBy(() -> Holder.of("team", null));
        assertThatIllegalArgumentException().isThrownBy(() -> Author.of("team", null));
    }

    @Test
    void speaksUnderItsOwnWord() {
        for (var author : List.of(Author.CUSTOMER, Author.BOT, Author.SYSTEM, Author.agent(BEN))) {
            var agent = author.agentId() == null ? null : author.agentId().value();
            assertThat(Author.of(author.kind(), agent)).isEqualTo(author);
        }
        assertThat(Author.agent(BEN).agentId()).isEqualTo(BEN);
        assertThat(Author.BOT.kind()).isEqualTo(Holder.BOT.kind());
    }
}
