package chat.baton.dashboard;

import chat.baton.channel.Account;
import chat.baton.channel.Accounts;
import chat.baton.channel.Connections;
import chat.baton.channel.ReplyWindow;
import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationFilter;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.core.AgentId;
import chat.baton.team.Team;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a merchant can do with their channel accounts, by page or by REST. Another merchant's account does not exist here. */
@Component
class AccountDesk {

    private static final String TEST = "This is a test message from Baton. It arrived, so this account works.";
    private static final int LATEST = 5;

    private final Accounts accounts;
    private final Connections connections;
    private final Conversations conversations;
    private final ReplyWindow window;
    private final Team team;
    private final OwnMerchants own;

    AccountDesk(
            Accounts accounts,
            Connections connections,
            Conversations conversations,
            ReplyWindow window,
            Team team,
            OwnMerchants own) {
        this.accounts = accounts;
        this.connections = connections;
        this.conversations = conversations;
        this.window = window;
        this.team = team;
        this.own = own;
    }

    List<Account> of(AgentId me) {
        var mine = team.merchantsOf(me);
        return accounts.all().stream()
                .filter(account -> mine.contains(account.merchant()))
                .toList();
    }

    /** @throws NoSuchThing when there is none among those of the person's merchants */
    Account look(String channel, String name, AgentId me) {
        return accounts.find(channel, name)
                .filter(account -> team.maySee(me, account.merchant()))
                .orElseThrow(() -> new NoSuchThing("account " + name + " on " + channel));
    }

    /**
     * @param merchant absent when the person has only one
     * @throws Unusable                              when they have several, or not this one
     * @throws chat.baton.channel.UnusableAccount as {@link Connections#connect}
     */
    Account connect(String channel, String name, @Nullable String merchant, Map<String, String> settings, AgentId me) {
        return connections.connect(own.chosen(merchant, me), channel, name, settings);
    }

    Account enable(String channel, String name, boolean enabled, AgentId me) {
        look(channel, name, me);
        return connections.enable(channel, name, enabled);
    }

    /** Who wrote to this account last, newest first: one of them may be the merchant, to be sent a test. */
    List<Conversation> latest(Account account) {
        var filter = ConversationFilter.of(Set.of(account.merchant())).on(account.channel());
        return conversations.list(filter, null, 50).items().stream()
                .filter(found -> found.customer().ref().account().equals(account.name()))
                .limit(LATEST)
                .toList();
    }

    /**
     * Sends a test message in the bot's name to somebody who has written to the account.
     *
     * @return the message's number
     * @throws NoSuchThing                        when the conversation is none of this account's
     * @throws WindowClosed                       when the provider would refuse it
     * @throws chat.baton.conversation.NotTheHolder when a person holds the conversation
     */
    int test(Account account, ConversationId to) {
        var conversation = conversations
                .find(to)
                .filter(found -> isOf(account, found))
                .orElseThrow(() -> new NoSuchThing("conversation " + to + " on this account"));
        var reason = window.of(conversation).closedReason();
        if (reason != null) {
            throw new WindowClosed(reason);
        }
        return conversations.reply(to, Author.BOT, Content.text(TEST), null);
    }

    private static boolean isOf(Account account, Conversation conversation) {
        var ref = conversation.customer().ref();
        return ref.merchant().equals(account.merchant())
                && ref.channel().equals(account.channel())
                && ref.account().equals(account.name());
    }
}
