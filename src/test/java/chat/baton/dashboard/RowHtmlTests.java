package chat.baton.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import chat.baton.conversation.Found;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RowHtmlTests {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final UUID ID = UUID.fromString("01a207aa-8c82-7e77-b50a-fa2818c635af");
    private static final String HOSTILE = "\"><script>alert('&')</script>";
    private static final String SAFE = "&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;";

    private static ListRow row(String channel, String kind, String status, @Nullable String text, int unread) {
        var paused = kind.equals("agent");
        return new ListRow(
                ID,
                3,
                text == null ? "Anna" : text,
                channel,
                status,
                kind,
                paused ? "agent-1" : null,
                text,
                text == null ? null : "checkout",
                text,
                text == null ? null : "ask",
                text,
                paused,
                kind.equals("queue") ? "The customer asked for a person" : null,
                text == null ? "" : text,
                NOON.minusSeconds(180),
                kind.equals("bot") ? null : NOON.minusSeconds(7200),
                unread,
                text == null ? List.of() : List.of(text),
                List.of(),
                null);
    }

    private static String html(ListRow row) {
        return row.html(NOON, Locale.ENGLISH);
    }

    @Test
    void showsMarkupOfAnybodyAsTheyWroteIt() {
        var html = html(row("messenger", "agent", "open", HOSTILE, 1));
        assertThat(html).doesNotContain("<script").contains("data-tags=\"" + SAFE + "\"");
        assertThat(html.split(Pattern.quote(SAFE), -1))
                .as("name, words, holder, flow and step, tag")
                .hasSize(1 + 7);
        assertThat(html(row("messenger", "agent", "open", null, 0)
                        .with(new Found(null, 7, null), Excerpt.of(HOSTILE + " vase", "vase"))))
                .doesNotContain("<script")
                .contains("<mark>vase</mark>");
    }

    @Test
    void tellsWhoHoldsAndHowLongTheCustomerWaits() {
        assertThat(html(row("messenger", "bot", "open", null, 0)))
                .contains("<li class=\"row bot\"", ">Bot</span>", ">3 min</time>")
                .doesNotContain("waiting", "unread", "data-agent", "data-flow", "data-tags");
        assertThat(html(row("messenger", "queue", "open", null, 120)))
                .contains("row queue unread", ">Waiting</span>", "class=\"wait\"", ">2 h</time>", "<span>99+</span>");
        assertThat(html(row("messenger", "agent", "open", null, 0))).contains("Somebody outside Baton");
        assertThat(html(row("messenger", "bot", "resolved", null, 0))).contains("badge resolved");
    }

    @Test
    void tellsWhereTheCustomerIs() {
        assertThat(html(row("line", "agent", "open", "Ask", 0)))
                .contains(">Ask · Ask (paused)</span>", "data-flow=\"checkout\"", "data-step=\"ask\"");
    }

    @Test
    void callsAChannelItHasNoNameForByItsOwn() {
        assertThat(html(row("pigeon", "bot", "open", null, 0))).contains(">P</span>", ">pigeon</span>");
    }

    @Test
    void speaksTheReadersLanguage() {
        assertThat(row("messenger", "queue", "open", null, 0).html(NOON, Locale.GERMAN))
                .contains(">Wartet</span>")
                .doesNotContain("The customer asked");
    }
}
