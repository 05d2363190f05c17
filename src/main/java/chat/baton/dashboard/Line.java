package chat.baton.dashboard;

import chat.baton.channel.Delivery;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A message as the transcript shows it.
 *
 * @param kind     {@code customer}, {@code bot}, {@code agent}, {@code note} or {@code system}
 * @param author   a person's name; empty for the bot and for Baton
 * @param step     where in which flow the bot said it, in the merchant's words; absent outside flows
 * @param instead  in which language it spoke for want of a text in the customer's, in words; absent otherwise
 * @param day      in words, when it is the first of its day
 * @param time     of the day
 * @param moment   day and time in words
 * @param at       the same for programs, ISO 8601
 * @param delivery absent for what was not sent by Baton
 * @param edited   whether the customer changed it
 * @param deleted  whether the customer took it back
 * @param reaction the customer's, an emoji
 */
record Line(
        int number,
        String kind,
        String author,
        @Nullable String step,
        Said said,
        @Nullable String instead,
        @Nullable String day,
        String time,
        String moment,
        String at,
        @Nullable Delivery delivery,
        boolean edited,
        boolean deleted,
        @Nullable String reaction) {

    public boolean isWithheld() {
        return delivery != null && delivery.status().equals("withheld");
    }

    /** Why it failed or is still queued; absent when nothing went wrong. */
    public @Nullable String trouble(Locale locale) {
        return delivery == null || delivery.error() == null ? null : Wording.in(locale, delivery.error());
    }

    public boolean isFailed() {
        return delivery != null && delivery.status().equals("failed");
    }
}
