package chat.baton.flow;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.MerchantId;
import chat.baton.flow.inspection.DecidingTable;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a person is asked for, and why: the table "help-needed" decides. Each method tells the reason; absent when not. */
@Component
class HelpNeeded {

    private final Circumstances circumstances;
    private final Decisions decisions;
    private final BotSettings settings;
    private final Conversations conversations;

    HelpNeeded(Circumstances circumstances, Decisions decisions, BotSettings settings, Conversations conversations) {
        this.circumstances = circumstances;
        this.decisions = decisions;
        this.settings = settings;
        this.conversations = conversations;
    }

    /**
     * A message has come, and nothing has been tried with it.
     *
     * @param asksForPerson whether it has words that ask for one
     */
    Optional<String> atMessage(Conversation conversation, Content content, boolean asksForPerson) {
        return decide(conversation, content, 0, facts(conversation, asksForPerson, ""));
    }

    /** It starts no flow, and none runs. @param inARow such messages, this one included */
    Optional<String> notUnderstood(Conversation conversation, Content content, int inARow) {
        return decide(conversation, content, inARow, facts(conversation, false, ""));
    }

    /** The step that waits cannot use it. @param inARow such answers, this one included */
    Optional<String> misfit(ConversationId id, Content content, String step, int inARow) {
        var conversation = conversations.lock(id);
        return decide(conversation, content, inARow, facts(conversation, false, step));
    }

    private Map<String, Object> facts(Conversation conversation, boolean asksForPerson, String step) {
        return Map.of(
                "asksForPerson",
                asksForPerson,
                "inFlow",
                conversation.place() != null,
                "step",
                step,
                "answersBeforeHelp",
                answersBeforeHelp(conversation.merchant()));
    }

    private int answersBeforeHelp(MerchantId merchant) {
        return Math.max(1, settings.of(merchant).misfitsBeforeHelp());
    }

    private Optional<String> decide(Conversation conversation, Content content, int failed, Map<String, Object> more) {
        var facts = circumstances.of(conversation, content, failed, more);
        return decisions.ask(DecidingTable.HELP, conversation.merchant(), facts, HelpNeeded::reason);
    }

    private static Optional<String> reason(Map<String, Object> answer) {
        var help = answer.get("help");
        if (help == null || Boolean.FALSE.equals(help)) {
            return Optional.empty();
        }
        if (!Boolean.TRUE.equals(help)) {
            throw new IllegalStateException("Help is neither true nor false: " + help);
        }
        return Optional.of(Objects.toString(answer.get("reason"), "The table asks for a person"));
    }
}
