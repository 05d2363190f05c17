package chat.baton.dashboard;

import chat.baton.channel.ReplyWindow;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Holder;
import chat.baton.core.AgentId;
import chat.baton.team.Merchant;
import chat.baton.team.Role;
import chat.baton.team.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
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
    private final MessageSource words;

    Composers(ReplyWindow windows, Team team, MessageSource words) {
        this.windows = windows;
        this.team = team;
        this.words = words;
    }

    Composer of(Conversation conversation, AgentId me, Locale locale) {
        var window = windows.of(conversation);
        var zone =
                team.merchant(conversation.merchant()).map(Merchant::timeZone).orElse(ZoneOffset.UTC);
        var mode = mode(conversation.holder(), me);
        var other = mode.equals("other");
        var templates =
                windows.takesTemplates(conversation, ANY_TEMPLATE) && windows.isOpenFor(conversation, ANY_TEMPLATE);
        return new Composer(
                conversation.id().value(),
                mode,
                other ? name(conversation.holder(), locale) : "",
                moment(conversation.holderSince(), zone, locale),
                other && (team.is(me, Role.MERCHANT) || team.is(me, Role.ADMIN)),
                window.openUntil() == null ? null : window.openUntil().toString(),
                window.openUntil() == null ? null : moment(window.openUntil(), zone, locale),
                closed(window, zone, locale),
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

    private @Nullable String closed(ReplyWindow.Window window, ZoneId zone, Locale locale) {
        if (window.isOpen()) {
            return null;
        }
        return window.closedAt() == null
                ? words.getMessage("composer.closed.stopped", new Object[] {window.closedReason()}, locale)
                : words.getMessage(
                        "composer.closed.late", new Object[] {moment(window.closedAt(), zone, locale)}, locale);
    }

    private static String moment(Instant at, ZoneId zone, Locale locale) {
        var local = at.atZone(zone);
        return local.format(
                        DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(locale)) + ", "
                + local.format(DateTimeFormatter.ofPattern("HH:mm"));
    }
}
