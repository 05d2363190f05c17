package chat.baton.conversation;

/**
 * One run of a flow in a conversation, as far as the customer began it.
 *
 * @param flow  key of the outermost flow
 * @param first number of the customer's message that started it
 * @param last  number of the last message of it; of the conversation while it runs
 */
public record FlowRun(String flow, String flowName, int first, int last) {}
