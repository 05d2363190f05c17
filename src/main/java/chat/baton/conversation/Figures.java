package chat.baton.conversation;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many customers of a merchant are where, came and went, and how people helped them. Each question is one statement. */
@Service
@Transactional(readOnly = true)
public class Figures {

    private final RunTable runs;
    private final HelpTable help;

    Figures(RunTable runs, HelpTable help) {
        this.runs = runs;
        this.help = help;
    }

    /**
     * Customers who are at one step now.
     *
     * @param flow      key of the outermost flow
     * @param spot      absent before the first step that speaks
     * @param customers all of them, 1 or more
     * @param waiting   those of them who wait for a person
     * @param held      those of them a person cares for
     * @param quiet     those of them the bot waits for in vain
     */
    public record Here(
            String flow, String flowName, @Nullable Spot spot, int customers, int waiting, int held, int quiet) {}

    /** @param quietSince who has not written since then, while the bot waits for them, is quiet */
    public List<Here> here(MerchantId merchant, Instant quietSince) {
        return runs.here(merchant, quietSince);
    }

    /**
     * Customers who entered a flow or left it in one slot of a period, in one way.
     *
     * @param slot   from 0
     * @param ending how they left; absent when they entered
     * @param spot   the last step before they left; absent when they entered, and when there was none
     */
    public record Passage(
            String flow, String flowName, int slot, @Nullable Ending ending, @Nullable Spot spot, int customers) {}

    public List<Passage> passages(MerchantId merchant, Period period) {
        return runs.passages(merchant, period);
    }

    /**
     * What people had to do, all in all or of one kind.
     *
     * @param asked  help requests
     * @param taken  conversations somebody took over
     * @param waited how long who asked waited for the first who came
     * @param human  how long people cared until the bot had the conversation again
     */
    public record Helped(int asked, int taken, Wait waited, @Nullable Duration human) {

        public static final Helped NOTHING = new Helped(0, 0, new Wait(null, null), null);
    }

    /**
     * @param median absent when nobody waited
     * @param most   what nine in ten did not exceed; absent when nobody waited
     */
    public record Wait(@Nullable Duration median, @Nullable Duration most) {}

    /** @param flow absent where help was wanted outside of all flows */
    public record HelpedAt(@Nullable String flow, @Nullable Spot spot, Helped helped) {}

    public record HelpedBy(AgentId agent, Helped helped) {}

    /**
     * @param flows each flow all in all; outside of all flows it is absent
     * @param agents those who came first
     */
    public record HelpFigures(Helped all, List<HelpedAt> flows, List<HelpedAt> steps, List<HelpedBy> agents) {}

    public HelpFigures help(MerchantId merchant, Instant since) {
        return help.figures(merchant, since);
    }

    /** What an agent said to customers, without notes. */
    public record Said(AgentId agent, int messages, int conversations) {}

    public List<Said> said(MerchantId merchant, Instant since) {
        return help.said(merchant, since);
    }
}
