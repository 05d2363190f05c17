package chat.baton.flow;

import chat.baton.conversation.Conversation;
import chat.baton.conversation.ConversationId;
import chat.baton.conversation.Conversations;
import chat.baton.conversation.FlowRun;
import chat.baton.core.AgentId;
import chat.baton.core.Ids;
import chat.baton.core.MerchantId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations kept as tests of flows. */
@Service
@Transactional
public class Recordings {

    private static final int MOST = 50;
    private static final int LONGEST = 200;
    private static final int LONGEST_NAME = 100;

    private final RecordingTable table;
    private final Scribe scribe;
    private final Conversations conversations;
    private final Clock clock;

    Recordings(RecordingTable table, Scribe scribe, Conversations conversations, Clock clock) {
        this.table = table;
        this.scribe = scribe;
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * Keeps a flow's last run in a conversation, up to where people stepped in. What the customer told of themselves is
     * replaced by examples.
     *
     * @param name 1 to 100 characters
     * @throws UnfitRecording when it cannot be kept
     */
    public Recording keep(Conversation conversation, String flow, String name, AgentId by) {
        var title = fit(name);
        var lines = lines(conversation, flow);
        var recording = new Recording(Ids.next(), flow, title, lines, by, clock.instant());
        if (!table.add(conversation.merchant(), recording, MOST)) {
            throw new UnfitRecording(UnfitRecording.Why.TOO_MANY);
        }
        return recording;
    }

    private List<ScriptLine> lines(Conversation conversation, String flow) {
        var run = conversations.runs(conversation.id()).stream()
                .filter(one -> one.flow().equals(flow))
                .findFirst()
                .orElseThrow(() -> new UnfitRecording(UnfitRecording.Why.NOT_STARTED));
        if (run.last() - run.first() > 2 * LONGEST) {
            throw new UnfitRecording(UnfitRecording.Why.TOO_LONG);
        }
        var lines = scribe.write(conversation, run);
        if (lines.size() > LONGEST) {
            throw new UnfitRecording(UnfitRecording.Why.TOO_LONG);
        }
        return lines;
    }

    private static String fit(String name) {
        var title = name.strip();
        if (title.isEmpty() || title.length() > LONGEST_NAME || title.indexOf('\0') >= 0) {
            throw new UnfitRecording(UnfitRecording.Why.NAME);
        }
        return title;
    }

    /** The last run of each flow that might be kept of a conversation, newest first. */
    @Transactional(readOnly = true)
    public List<FlowRun> flowsIn(ConversationId conversation) {
        Map<String, FlowRun> last = new LinkedHashMap<>();
        conversations.runs(conversation).forEach(run -> last.putIfAbsent(run.flow(), run));
        return List.copyOf(last.values());
    }

    /** Of a flow, oldest first. */
    @Transactional(readOnly = true)
    public List<Recording> of(MerchantId merchant, String flow) {
        return table.of(merchant, flow);
    }

    /** @throws NoSuchRecording when the merchant has none of this flow with this id */
    @Transactional(readOnly = true)
    public Recording of(MerchantId merchant, String flow, UUID id) {
        return table.find(merchant, flow, id).orElseThrow(() -> new NoSuchRecording(id));
    }

    /**
     * @throws NoSuchRecording when the merchant has none of this flow with this id
     * @throws UnfitRecording  when the name is no name
     */
    public void rename(MerchantId merchant, String flow, UUID id, String name) {
        if (!table.rename(merchant, flow, id, fit(name))) {
            throw new NoSuchRecording(id);
        }
    }

    /** @throws NoSuchRecording when the merchant has none of this flow with this id */
    public void delete(MerchantId merchant, String flow, UUID id) {
        if (!table.delete(merchant, flow, id)) {
            throw new NoSuchRecording(id);
        }
    }
}
