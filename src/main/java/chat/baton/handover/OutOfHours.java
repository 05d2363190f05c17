package chat.baton.handover;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.core.MerchantId;
import chat.baton.team.Absence;
import chat.baton.team.Offices;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a customer is told while nobody is at work: the away message, but not again and again. */
@Component
class OutOfHours {

    private final Conversations conversations;
    private final Offices offices;
    private final HandoverSettings settings;

    OutOfHours(Conversations conversations, Offices offices, HandoverSettings settings) {
        this.conversations = conversations;
        this.offices = offices;
        this.settings = settings;
    }

    /** What the merchant does while nobody is at work; absent when somebody is. */
    @Nullable
    Absence now(Conversation conversation) {
        return offices.absence(conversation.merchant()).orElse(null);
    }

    boolean isOpen(MerchantId merchant) {
        return offices.absence(merchant).isEmpty();
    }

    /** Who asks for a person is always answered; out of hours, with when people are back. */
    String words(Conversation conversation, @Nullable Absence absence, Farewell farewell) {
        if (absence == null) {
            return farewell.now();
        }
        if (mayTell(conversation)) {
            return absence.message();
        }
        return absence.opening() == null ? farewell.now() : absence.filled(farewell.later());
    }

    /** Tells a customer who waits in the queue that nobody is there, unless they know. */
    void tell(Conversation conversation) {
        offices.absence(conversation.merchant())
                .filter(absence -> mayTell(conversation))
                .ifPresent(absence -> conversations.farewell(conversation.id(), Content.text(absence.message()), null));
    }

    /** As {@link #tell}, but who asks for a person is answered in any case. */
    void answer(Conversation conversation, Farewell farewell) {
        offices.absence(conversation.merchant())
                .map(absence -> words(conversation, absence, farewell))
                .ifPresent(words -> conversations.farewell(conversation.id(), Content.text(words), null));
    }

    private boolean mayTell(Conversation conversation) {
        return conversations.toldAway(conversation.id(), settings.awayMessageEvery());
    }
}
