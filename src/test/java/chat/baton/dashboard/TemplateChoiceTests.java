package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import chat.baton.channel.ApprovedTemplate;
import chat.baton.channel.ApprovedTemplates;
import chat.baton.channel.TemplatesUnknown;
import chat.baton.channel.TemplatesUnknown.Why;
import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.FreshConversation;
import chat.baton.core.CustomerId;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;

class TemplateChoiceTests {

    private static final ApprovedTemplate APPROVED = new ApprovedTemplate("shipped", "de", "{{1}} comes {{2}}");
    private static final Content.Template SENT = new Content.Template("back", "de", List.of(), "We are back.");

    private final ApprovedTemplates provider = mock();
    private final Conversations conversations = mock();
    private final Conversation conversation = FreshConversation.of(
            new CustomerId(Ids.next()),
            new CustomerRef(MerchantId.of("demo"), "whatsapp", "demo", "anna"),
            Instant.now());
    private final TemplateChoice choice = new TemplateChoice(provider, conversations);

    @BeforeEach
    void oneWasSentBefore() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        when(conversations.templates(any(), any())).thenReturn(List.of(SENT));
    }

    @AfterEach
    void nobodyReadsAnyMore() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void isAmongThoseTheProviderHasApproved() {
        when(provider.of(any())).thenReturn(List.of(APPROVED));

        assertThat(choice.of(conversation)).isEqualTo(new TemplateChoice.Offer(List.of(APPROVED), List.of(), null));
    }

    @Test
    void isAmongThoseSentBeforeWhereTheProviderTellsNone() {
        when(provider.of(any())).thenReturn(List.of());

        assertThat(choice.of(conversation)).isEqualTo(new TemplateChoice.Offer(List.of(), List.of(SENT), null));
    }

    @Test
    void saysInTheAgentsLanguageWhyTheProvidersAreNotKnown() {
        when(provider.of(any()))
                .thenThrow(new TemplatesUnknown(Why.NOT_SET_UP, "WhatsApp Business Account ID"))
                .thenThrow(new TemplatesUnknown(Why.REFUSED, "200 Missing permission"))
                .thenThrow(new TemplatesUnknown(Why.UNREACHABLE, null));

        assertThat(problem()).contains("Die Einstellung „WhatsApp Business Account ID“ des Kontos ist leer");
        assertThat(problem()).endsWith("genehmigt sind: 200 Missing permission");
        assertThat(problem()).endsWith("gerade nicht zu erreichen.");
    }

    private String problem() {
        var offer = choice.of(conversation);
        assertThat(offer.sent()).containsExactly(SENT);
        return String.valueOf(offer.problem());
    }

    @Test
    void hasFieldsForAllGaps() {
        assertThat(new TemplateChoice.Offer(List.of(APPROVED), List.of(), null).gaps())
                .isEqualTo(4);
        var sixGaps = new ApprovedTemplate("six", "de", "{{1}}{{2}}{{3}}{{4}}{{5}}{{6}} {{1}}");
        assertThat(new TemplateChoice.Offer(List.of(sixGaps), List.of(), null).gaps())
                .isEqualTo(6);
    }
}
