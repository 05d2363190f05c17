package chat.baton.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import chat.baton.core.MerchantId;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CannedRepliesTests {

    static final CannedReply HOURS = new CannedReply("hours", "Opening hours", "We are here from 9 to 5.");
    static final CannedReply THANKS = new CannedReply("thanks", "Thank you", "Thank you, {customer}!");

    final MerchantId teaShop = Shops.open();
    final MerchantId bookShop = Shops.open();
    final CannedReplies replies = new CannedReplies(TeamTables.JDBC, Clock.systemUTC());

    @Test
    void keepsThemByShortcutForEachMerchant() {
        replies.put(teaShop, THANKS);
        replies.put(teaShop, HOURS);

        assertThat(replies.of(teaShop)).containsExactly(HOURS, THANKS);
        assertThat(replies.of(bookShop)).isEmpty();
        assertThat(replies.find(teaShop, " HOURS ")).contains(HOURS);
        assertThat(replies.find(bookShop, "hours")).isEmpty();
    }

    @Test
    void hasEachShortcutOnce() {
        replies.put(teaShop, HOURS);
        var changed = new CannedReply("Hours", "Hours", "From 10 to 4.");
        replies.put(teaShop, changed);

        assertThat(replies.of(teaShop)).containsExactly(changed);
    }

    @Test
    void removesFromOneMerchantOnly() {
        replies.put(teaShop, HOURS);
        replies.put(bookShop, HOURS);

        assertThat(replies.remove(teaShop, "Hours")).isTrue();
        assertThat(replies.remove(teaShop, "hours")).isFalse();
        assertThat(replies.of(bookShop)).containsExactly(HOURS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "two words", "grüße", "a/b", "a23456789012345678901234567890123456789012"})
    void refusesAShortcutThatCouldNotBeTyped(String shortcut) {
        assertThatIllegalArgumentException().isThrownBy(() -> new CannedReply(shortcut, "Title", "Text"));
    }

    @Test
    void refusesWhatIsEmptyOrTooLong() {
        assertThatIllegalArgumentException().isThrownBy(() -> new CannedReply("a", " ", "Text"));
        assertThatIllegalArgumentException().isThrownBy(() -> new CannedReply("a", "Title", "x".repeat(1001)));
        assertThatIllegalArgumentException().isThrownBy(() -> new CannedReply("a", "Title", "x\0y"));
        assertThat(new CannedReply("a", "Title", "x".repeat(1000)).text()).hasSize(1000);
    }
}
