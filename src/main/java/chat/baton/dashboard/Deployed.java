package chat.baton.dashboard;

import chat.baton.core.AgentId;
import chat.baton.core.MerchantId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who did what with a version of a flow, and when, in a sentence. */
@Component
class Deployed {

    private final Names names;
    private final LocalMoments moments;

    Deployed(Names names, LocalMoments moments) {
        this.names = names;
        this.moments = moments;
    }

    /** @param by absent when it came with Baton */
    String words(MerchantId merchant, @Nullable String by, Instant at, Locale locale) {
        var moment = moments.at(merchant, at, locale);
        return by == null
                ? Texts.of("flows.came-with-baton", moment)
                : Texts.of("flows.deployed", names.open().of(AgentId.of(by)), moment);
    }

    /** Who had conversations go over to another version, and when. */
    String started(MerchantId merchant, AgentId by, Instant at, Locale locale) {
        return Texts.of("migration.started", names.open().of(by), moments.at(merchant, at, locale));
    }
}
