package chat.baton.flow;

import chat.baton.conversation.Author;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.Holder;
import chat.baton.conversation.MessageReceived;
import chat.baton.conversation.Place;
import chat.baton.handover.Handover;
import chat.baton.handover.HelpReason;
import chat.baton.handover.HelpWanted;
import org.camunda.bpm.engine.ProcessEngineException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears every message while the bot holds the conversation. First the words that always work, then the step that waits,
 * then what starts a flow; what is left is not understood, and the second such message in a row asks for a person.
 */
@Component
class Bot {

    private final Conversations conversations;
    private final Handover handover;
    private final Flows flows;
    private final Engine engine;
    private final Triggers triggers;
    private final Routing routing;
    private final HelpNeeded help;
    private final SpokenLanguages languages;
    private final Manners manners;
    private final BotFailures failures;

    Bot(
            Conversations conversations,
            Handover handover,
            Flows flows,
            Engine engine,
            Triggers triggers,
            Routing routing,
            HelpNeeded help,
            SpokenLanguages languages,
            Manners manners,
            BotFailures failures) {
        this.conversations = conversations;
        this.handover = handover;
        this.flows = flows;
        this.engine = engine;
        this.triggers = triggers;
        this.routing = routing;
        this.help = help;
        this.languages = languages;
        this.manners = manners;
        this.failures = failures;
    }

    @EventListener
    void on(MessageReceived event) {
        var conversation = event.conversation();
        if (conversation.heldBy(Holder.QUEUE)) {
            hearWaiting(conversation, event.content());
        } else if (conversation.heldByBot() && !handover.reopen(conversation)) {
            hear(conversation, event.content());
        }
    }

    /** Who waits for a person may go on with the bot instead. Who waits in vain hears why. */
    private void hearWaiting(Conversation conversation, Content content) {
        var manner = manners.of(conversation);
        var words = Question.typed(content);
        if (Phrase.isOneOf(words, manner.menuWords()) && canGoOn(conversation.place())) {
            handover.stopWaiting(conversation);
            if (conversation.place() == null) {
                hear(conversation, content);
            }
        } else {
            var asks = Phrase.containsOneOf(words, manner.personWords());
            handover.stillWaits(conversation, asks ? manner.farewell() : null);
        }
    }

    /** Not where a step has failed: only people can repair that. */
    private static boolean canGoOn(@Nullable Place place) {
        return place == null || place.waiting() != null;
    }

    private void hear(Conversation conversation, Content content) {
        var manner = manners.of(conversation);
        var words = words(conversation, content);
        if (Phrase.isOneOf(words, manner.personWords())) {
            askForHelp(conversation, manner, HelpReason.ASKED.words());
        } else if (Phrase.isOneOf(words, manner.stopWords())) {
            flows.end(conversation, "stopped by the customer");
            say(conversation, Content.text(manner.stopped()));
        } else if (Phrase.isOneOf(words, manner.menuWords())) {
            say(conversation, menu(conversation, manner.menu()));
        } else {
            help.atMessage(conversation, content, asksForPerson(conversation, manner, words))
                    .ifPresentOrElse(
                            reason -> askForHelp(conversation, manner, reason),
                            () -> answer(conversation, content, manner));
        }
    }

    private void answer(Conversation conversation, Content content, BotSettings.Manner manner) {
        failures.takeOf(conversation, content)
                .ifPresentOrElse(why -> failed(conversation, manner, why), () -> tryTo(conversation, content, manner));
    }

    private void tryTo(Conversation conversation, Content content, BotSettings.Manner manner) {
        try {
            follow(conversation, content, manner);
        } catch (ProcessEngineException e) {
            failures.remember(conversation, content, e);
            throw e;
        }
    }

    /** The message comes again after the flow has failed at it, and all it did was undone: it is for a person now. */
    private void failed(Conversation conversation, BotSettings.Manner manner, String why) {
        if (conversation.place() != null) {
            engine.failed(conversation.place(), why);
        }
        var wanted = new HelpWanted(HelpReason.FLOW_FAILED.words(why), manner.farewell());
        handover.askForHelp(conversation.id(), wanted.whateverTheHour());
    }

    /** In a flow a tap is an answer, even when its title is one of the words that always work. */
    private static String words(Conversation conversation, Content content) {
        return conversation.place() != null && content instanceof Content.Tapped ? "" : Question.typed(content);
    }

    /** In a flow only the word alone counts: an answer may well contain it. */
    private static boolean asksForPerson(Conversation conversation, BotSettings.Manner manner, String words) {
        return conversation.place() == null && Phrase.containsOneOf(words, manner.personWords());
    }

    private void follow(Conversation conversation, Content content, BotSettings.Manner manner) {
        var place = conversation.place();
        if (Triggers.fromMenu(content) || place == null) {
            routing.start(conversation, content)
                    .ifPresentOrElse(
                            start -> start(conversation, start), () -> notUnderstood(conversation, content, manner));
        } else if (place.waiting() != null) {
            engine.wake(place.waiting(), Answer.GIVEN, new Answer(content, conversation.misunderstood()));
        } else {
            say(conversation, Content.text(manner.busy()));
        }
    }

    private void start(Conversation conversation, Start start) {
        conversations.understood(conversation.id());
        flows.start(conversation.id(), start);
    }

    private void notUnderstood(Conversation conversation, Content content, BotSettings.Manner manner) {
        var inARow = conversations.misunderstood(conversation.id());
        var reason = help.notUnderstood(conversation, content, inARow);
        if (reason.isEmpty()) {
            say(conversation, menu(conversation, manner.notUnderstood()));
        } else {
            askForHelp(conversation, manner, reason.get());
            conversations.understood(conversation.id());
        }
    }

    private Content menu(Conversation conversation, String text) {
        return triggers.menu(conversation, languages.of(conversation), text);
    }

    private void askForHelp(Conversation conversation, BotSettings.Manner manner, String reason) {
        handover.askForHelp(conversation.id(), new HelpWanted(reason, manner.farewell()));
    }

    private void say(Conversation conversation, Content content) {
        conversations.reply(conversation.id(), Author.BOT, content, null);
    }
}
