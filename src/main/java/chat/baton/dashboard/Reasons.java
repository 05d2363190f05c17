package chat.baton.dashboard;

import chat.baton.handover.HelpReason;
import java.util.Locale;

/** Why a person is wanted: in the reader's language what Baton says itself, as it is what a flow's author wrote. */
final class Reasons {

    private Reasons() {}

    static String in(Locale locale, String reason) {
        return HelpReason.in(reason)
                .map(told -> Texts.in(
                        locale,
                        "page.wanted." + told.reason().word(),
                        told.about().stream()
                                .map(about -> Wording.in(locale, about))
                                .toArray()))
                .orElse(reason);
    }
}
