package chat.baton.dashboard;

import chat.baton.channel.ApprovedTemplate;
import chat.baton.channel.ApprovedTemplates;
import chat.baton.channel.TemplatesUnknown;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which templates a customer can be sent: those the provider tells, and where it tells none those that were sent before. */
@Component
class TemplateChoice {

    private final ApprovedTemplates approved;
    private final Conversations conversations;

    TemplateChoice(ApprovedTemplates approved, Conversations conversations) {
        this.approved = approved;
        this.conversations = conversations;
    }

    /**
     * @param approved by the provider
     * @param sent     before, in other conversations too
     * @param problem  why it is not known what is approved; absent when it is
     */
    record Offer(List<ApprovedTemplate> approved, List<Content.Template> sent, @Nullable String problem) {

        public boolean isEmpty() {
            return approved.isEmpty() && sent.isEmpty();
        }

        /** How many fields gaps need at most; as many as a template of another name may have, or more. */
        public int gaps() {
            return approved.stream().mapToInt(ApprovedTemplate::gaps).reduce(4, Math::max);
        }
    }

    Offer of(Conversation conversation) {
        try {
            var known = approved.of(conversation.customer().ref());
            return new Offer(known, known.isEmpty() ? sentBefore(conversation) : List.of(), null);
        } catch (TemplatesUnknown problem) {
            return new Offer(List.of(), sentBefore(conversation), words(problem));
        }
    }

    private List<Content.Template> sentBefore(Conversation conversation) {
        return conversations.templates(
                conversation.merchant(), conversation.customer().ref().channel());
    }

    private static String words(TemplatesUnknown problem) {
        var why = problem.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Texts.of("composer.template.unknown." + why, String.valueOf(problem.told()));
    }
}
