package chat.baton.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.MerchantId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class TagsModuleTests extends ConversationContext {

    @Autowired
    Tags tags;

    @Test
    void areKeptByNameAndOnce() {
        var id = wrote(anna, "hello").id();
        tags.tag(id, "wedding");
        tags.tag(id, "  big   order ");
        tags.tag(id, "wedding");
        tags.tag(id, "VIP\u0000");

        assertThat(tags.of(id)).containsExactly("big order", "VIP", "wedding");
        tags.untag(id, "VIP");
        tags.untag(id, "never had");
        assertThat(tags.of(id)).containsExactly("big order", "wedding");
    }

    @Test
    void areKnownPerMerchant() {
        var id = wrote(anna, "hello").id();
        var carl = wrote(customer("carl"), "hello").id();
        tags.tag(id, "wedding");
        tags.tag(carl, "Wedding");
        tags.tag(carl, "VIP");

        assertThat(tags.known(Set.of(merchant))).containsExactly("VIP", "Wedding", "wedding");
        assertThat(tags.known(Set.of(MerchantId.of("another-" + UUID.randomUUID()))))
                .isEmpty();
        assertThat(tags.of(List.of(id, carl))).containsOnlyKeys(id, carl);
    }

    @Test
    void areRefusedWhenTheyAreNone() {
        var id = wrote(anna, "hello").id();

        assertThatIllegalArgumentException().isThrownBy(() -> tags.tag(id, " \u0000 "));
        assertThatIllegalArgumentException().isThrownBy(() -> tags.tag(id, "x".repeat(41)));
        tags.tag(id, "👍".repeat(40));
        assertThat(tags.of(id)).hasSize(1);
        assertThatExceptionOfType(NoSuchConversation.class)
                .isThrownBy(() -> tags.tag(new ConversationId(UUID.randomUUID()), "VIP"));
    }
}
