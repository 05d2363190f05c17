package chat.baton.channel.webchat;

import chat.baton.core.Allowance;
import java.time.Clock;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** How often pages may ask, on each node. Who asks too often is told when to come back. */
@Component
@EnableConfigurationProperties(ChatSettings.class)
class ChatLimits {

    private static final int READS = 60;
    private static final int STREAMS = 120;

    private final Allowance messages;
    private final Allowance attachments;
    private final Allowance reads;
    private final Allowance streams;
    private final Allowance sessions;

    ChatLimits(ChatSettings settings, Clock clock) {
        messages = new Allowance(settings.messagesPerMinute(), clock);
        attachments = new Allowance(settings.attachmentsPerMinute(), clock);
        reads = new Allowance(READS, clock);
        streams = new Allowance(STREAMS, clock);
        sessions = new Allowance(settings.sessionsPerMinute(), clock);
    }

    void takeMessage(UUID session) {
        take(messages, session.toString());
    }

    /** Beside the message it is: anybody can begin many sessions, and files fill disks. @param address as of a session */
    void takeAttachment(String address) {
        take(attachments, network(address));
    }

    void takeRead(UUID session) {
        take(reads, session.toString());
    }

    void takeStream(UUID session) {
        take(streams, session.toString());
    }

    /** @param address of the visitor */
    void takeSession(String address) {
        take(sessions, network(address));
    }

    static String network(String address) {
        return Allowance.network(address);
    }

    private static void take(Allowance allowance, String who) {
        allowance.take(who).ifPresent(wait -> {
            throw ChatRefusal.tooMany(wait);
        });
    }
}
