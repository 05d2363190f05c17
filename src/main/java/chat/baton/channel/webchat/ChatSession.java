package chat.baton.channel.webchat;

import chat.baton.conversation.CustomerRef;
import java.util.UUID;

/**
 * A visitor who chats, in one browser.
 *
 * @param id also the customer's id on this channel
 */
record ChatSession(UUID id, ChatSite site) {

    /** The exchange's property that holds it. */
    static final String PROPERTY = "session";

    CustomerRef customer() {
        var account = site.account();
        return new CustomerRef(account.merchant(), WebChat.NAME, account.name(), id.toString());
    }
}
