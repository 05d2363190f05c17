package chat.baton.dashboard;

import chat.baton.channel.ReplyWindow;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Finds out what a person can do in a conversation. */
@Component
class Composers {

    private static final Content.Template ANY_TEMPLATE = new Content.Template("", "", List.of(), "");

    private final ReplyWindow windows;
    private final Team team;
    private final LocalMoments moments;
    private final MessageSource words;

    Composers(ReplyWindow windows, Team team, LocalMoments moments, MessageSource words) {
        this.windows = windows;
        this.team = team;
        this.moments = moments;
        this.words = words;
    }

    Composer of(Conversation conversation, AgentId me, Locale locale) {
        var window = windows.of(conversation);
        var merchant = conversation.merchant();
        var mode = mode(conversation.holder(), me);
        var other = mode.equals("other");
        var templates =
                windows.takesTemplates(conversation, ANY_TEMPLATE) && windows.isOpenFor(conversation, ANY_TEMPLATE);
        return new Composer(
                conversation.id().value(),
                mode,
                other ? name(conversation.holder(), locale) : "",
                moments.at(merchant, conversation.holderSince(), locale),
                other && (team.is(me, Role.MERCHANT) || team.is(me, Role.ADMIN)),
                window.openUntil() == null ? null : window.openUntil().toString(),
                window.openUntil() == null ? null : moments.at(merchant, window.openUntil(), locale),
                closed(merchant, window, locale),
                window.personOnly(),
                templates,
                conversation.turn() + "-" + window.isOpen() + "-" + window.personOnly() + "-" + templates);
    }

    private static String mode(Holder holder, AgentId me) {
        if (holder instanceof Holder.Agent agent) {
            return agent.id().equals(me) ? "mine" : "other";
        }
        return holder.kind();
    }

    private String name(Holder holder, Locale locale) {
        var agent = holder.agentId();
        if (agent == null || agent.equals(AgentId.OUTSIDE)) {
            return words.getMessage("transcript.outside", null, locale);
        }
        return team.names(Set.of(agent)).getOrDefault(agent, agent.value());
    }

    private @Nullable String closed(MerchantId merchant, ReplyWindow.Window window, Locale locale) {
        if (window.isOpen()) {
            return null;
        }
        return window.closedAt() == null
                ? words.getMessage(
                        "composer.closed.stopped",
                        new Object[] {Wording.in(locale, String.valueOf(window.closedReason()))},
                        locale)
                : words.getMessage(
                        "composer.closed.late", new Object[] {moments.at(merchant, window.closedAt(), locale)}, locale);
    }
}
