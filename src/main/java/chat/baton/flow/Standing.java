package chat.baton.flow;

import chat.baton.conversation.ConversationId;

/**
 * Where a running instance of a flow stands still; several places where it goes several ways at once.
 *
 * @param execution the engine's, which is woken there
 * @param element   id in the diagram
 */
record Standing(String instance, ConversationId conversation, String execution, String element) {}
