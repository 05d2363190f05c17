package chat.baton.conversation;

import chat.baton.core.AgentId;
import java.util.Map;

/**
 * How many conversations a merchant has of each kind. Each number that is counted is exact below {@value #MOST} and otherwise
 * just this.
 *
 * @param open     by whomever they are held
 * @param bot      open and held by the bot
 * @param queue    waiting for a person
 * @param agents   held by each agent who holds any
 */
public record Counts(int open, int bot, int queue, int resolved, Map<AgentId, Integer> agents) {

    public static final int MOST = 1000;
}
