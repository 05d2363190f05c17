package chat.baton.flow;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversations;
import org.springframework.stereotype.Component;

/** How a step speaks: every word of the bot goes through the conversation's one door, with the step that says it. */
@Component
class Voice {

    private final Conversations conversations;
    private final Trail trail;

    Voice(Conversations conversations, Trail trail) {
        this.conversations = conversations;
        this.trail = trail;
    }

    /** Says it and goes on. */
    void say(FlowContext flow, Content content) {
        conversations.reply(flow.conversation(), Author.BOT, content, trail.with(flow, flow.step()));
    }

    /** Says it and waits for the customer. */
    void ask(FlowContext flow, Content content) {
        conversations.reply(flow.conversation(), Author.BOT, content, trail.with(flow, flow.waitingStep()));
    }
}
