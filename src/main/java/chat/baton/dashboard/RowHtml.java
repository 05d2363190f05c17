package chat.baton.dashboard;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * A row of the list, for the page and for its stream. Written by hand and not by a template: on a busy day each change of a
 * conversation is told as a row, and the template took as long for one as the flow for its message.
 */
record RowHtml(ListRow row, Instant now, Locale locale) {

    private static final String ROW =
            """
            <li class="row %s"%s>
              <a href="%s">
                <span class="mark %s" aria-hidden="true">%s</span>
                <span class="who"><strong dir="auto">%s</strong> <span class="heard">%s</span></span>
                %s
                %s
                <span class="facts">%s</span>
              </a>
            </li>""";

    String written() {
        return ROW.formatted(
                row.kind() + (row.unread() > 0 ? " unread" : ""),
                data(),
                safe(row.href()),
                safe(row.channel()),
                safe(mark()),
                safe(row.customer()),
                safe(channel()),
                time("", row.last(), row.age(now)),
                words() + count(),
                facts());
    }

    /** What the page decides by where a changed row belongs. */
    private String data() {
        return Stream.of(
                        data("id", row.id().toString()),
                        data("at", String.valueOf(row.last().toEpochMilli())),
                        data("status", row.status()),
                        data("holder", row.kind()),
                        data("agent", row.agent()),
                        data("channel", row.channel()),
                        data("flow", row.flow()),
                        data("step", row.step()),
                        data("tags", row.tagList()))
                .collect(Collectors.joining());
    }

    private static String data(String name, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : " data-" + name + "=\"" + safe(value) + "\"";
    }

    private String mark() {
        return Texts.find(locale, "list.mark." + row.channel())
                .orElseGet(() -> row.channel().substring(0, 1).toUpperCase(Locale.ROOT));
    }

    private String channel() {
        return Texts.find(locale, "list.channel." + row.channel()).orElse(row.channel());
    }

    private String time(String look, Instant at, Age age) {
        return "<time%s datetime=\"%s\">%s</time>".formatted(look, at, safe(Texts.in(locale, age.key(), age.number())));
    }

    private String words() {
        return row.found().isEmpty()
                ? span("words", "dir=\"auto\"", safe(row.words()))
                : span("words found", "dir=\"auto\"", pieces(row.found()));
    }

    private static String pieces(List<Excerpt.Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.found() ? "<mark>" + safe(piece.text()) + "</mark>" : safe(piece.text()))
                .collect(Collectors.joining());
    }

    private String count() {
        if (row.unread() == 0) {
            return "";
        }
        var number = row.unread() > 99 ? "99+" : String.valueOf(row.unread());
        return span("count", "", "<span>" + number + "</span>" + span("heard", "", " " + text("list.unread")));
    }

    private String facts() {
        return badge()
                + waiting()
                + reason()
                + doing()
                + row.tags().stream()
                        .map(tag -> span("tag", "dir=\"auto\"", safe(tag)))
                        .collect(Collectors.joining());
    }

    private String badge() {
        return row.status().equals("open")
                ? span("badge " + row.kind(), "", holder())
                : span("badge resolved", "", text("list.resolved"));
    }

    private String holder() {
        return switch (row.kind()) {
            case "bot" -> text("list.bot");
            case "queue" -> text("list.waiting");
            default -> row.holder() == null ? text("list.outside") : safe(row.holder());
        };
    }

    private String waiting() {
        var age = row.waited(now);
        return row.waiting() == null || age == null
                ? ""
                : span(
                        "waiting",
                        "",
                        span("heard", "", text("list.waits")) + " " + time(" class=\"wait\"", row.waiting(), age));
    }

    private String reason() {
        var reason = row.reason(locale);
        return reason == null ? "" : span("reason", "dir=\"auto\"", safe(reason));
    }

    private String doing() {
        if (row.flowName() == null) {
            return "";
        }
        var place = row.stepName() == null ? row.flowName() : row.flowName() + " · " + row.stepName();
        return span("doing", "", safe(place) + (row.paused() ? " " + text("list.paused") : ""));
    }

    private static String span(String look, String more, String content) {
        return "<span class=\"%s\"%s>%s</span>".formatted(look, more.isEmpty() ? "" : " " + more, content);
    }

    private String text(String key) {
        return safe(Texts.in(locale, key));
    }

    private static String safe(String value) {
        return HtmlUtils.htmlEscape(value, "UTF-8");
    }
}
