package chat.baton.channel;

import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Content;
import chat.baton.conversation.Conversation;
import chat.baton.conversation.CustomerRef;
import chat.baton.conversation.Holder;
import chat.baton.conversation.Inbound;
import chat.baton.core.AgentId;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a customer sees while an agent writes; the signs of one conversation tell when those of others would have come. */
class AgentTypingModuleTests extends ChannelContext {

    private static final AgentId BEN = AgentId.of("ben");
    private static final AgentId CLARA = AgentId.of("clara");

    @Autowired
    AgentTyping typing;

    CustomerRef anna;
    CustomerRef carl;

    @BeforeEach
    void twoTalkToBen() {
        bot.isSilent();
        anna = talksToBen();
        carl = talksToBen();
    }

    private CustomerRef talksToBen() {
        var customer = stranger();
        conversations.record(new Inbound(customer, null, Instant.now(), Content.text("hello")));
        conversations.hand(conversationOf(customer).id(), Holder.agent(BEN), "");
        return customer;
    }

    @Test
    void isShownToTheCustomerOnceInAWhileHoweverFastTheAgentTypes() {
        for (int key = 0; key < 20; key++) {
            typing.typing(conversationOf(anna), BEN);
        }

        carlSees();
        assertThat(signs(anna)).isEqualTo(1);
    }

    @Test
    void isShownOfNobodyButTheHolder() {
        typing.typing(conversationOf(anna), CLARA);
        conversations.hand(conversationOf(anna).id(), Holder.BOT, "");
        typing.typing(conversationOf(anna), BEN);

        carlSees();
        assertThat(signs(anna)).isZero();
    }

    @Test
    void isNotShownToWhoMayNotBeWrittenTo() {
        jdbc.sql("update conversation set last_customer_at = now() - interval '25 hours' where id = ?")
                .param(conversationOf(anna).id().value())
                .update();
        typing.typing(conversationOf(anna), BEN);
        var stopped = talksToBen();
        reachability.stopped(stopped, "has blocked the page", Instant.now());
        typing.typing(conversationOf(stopped), BEN);

        carlSees();
        assertThat(signs(anna)).isZero();
        assertThat(signs(stopped)).isZero();
    }

    /** Signs go out in order, two at a time, so a third one has passed whatever was asked for before. */
    private void carlSees() {
        for (var other : new Conversation[] {conversationOf(carl), conversationOf(talksToBen())}) {
            typing.typing(other, BEN);
            await(() -> signs(other.customer().ref()) == 1);
        }
    }

    private static int signs(CustomerRef customer) {
        return SEND_API.findAll(postRequestedFor(urlPathMatching("/v25.0/.*/messages"))
                        .withRequestBody(matchingJsonPath("$[?(@.sender_action == 'typing_on' && @.recipient.id == '"
                                + customer.externalId() + "')]")))
                .size();
    }
}
