package chat.baton.flow;

import chat.baton.core.MerchantId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Plays recordings again, without anybody or anything being the wiser. */
@Service
public class Replays {

    private final Recordings recordings;
    private final Stage stage;
    private final FlowCatalogue flows;
    private final FlowVersions versions;
    private final FlowMaps maps;

    Replays(Recordings recordings, Stage stage, FlowCatalogue flows, FlowVersions versions, FlowMaps maps) {
        this.recordings = recordings;
        this.stage = stage;
        this.flows = flows;
        this.versions = versions;
        this.maps = maps;
    }

    /**
     * One recording.
     *
     * @throws NoSuchRecording when the merchant has none of this flow with this id
     * @throws NoSuchVersion   when the merchant has no such version of the flow
     */
    public Replay of(MerchantId merchant, String flow, UUID id, Against against) {
        var recording = recordings.of(merchant, flow, id);
        return replay(recording, play(merchant, recording, against));
    }

    private Performance play(MerchantId merchant, Recording recording, Against against) {
        var instead = against.version() == null
                ? Map.<String, String>of()
                : Map.of(recording.flow(), versions.id(merchant, recording.flow(), against.version()));
        return stage.play(merchant, recording.lines(), against.drafts(), instead);
    }

    /**
     * All recordings of a flow.
     *
     * @throws NoSuchVersion when the merchant has no such flow, or no such version of it
     */
    public Trial of(MerchantId merchant, String flow, Against against) {
        var definition = definition(merchant, flow, against);
        Map<Recording, Performance> played = new LinkedHashMap<>();
        recordings.of(merchant, flow).forEach(recording -> played.put(recording, play(merchant, recording, against)));
        var passed = played.values().stream()
                .flatMap(performance -> performance.way().stream())
                .filter(one -> one.flow().equals(flow))
                .map(Passed::element)
                .distinct()
                .toList();
        return new Trial(
                played.entrySet().stream()
                        .map(one -> replay(one.getKey(), one.getValue()))
                        .toList(),
                new Coverage(definition, passed, maps.steps(definition)));
    }

    private String definition(MerchantId merchant, String flow, Against against) {
        return against.version() == null
                ? flows.id(merchant, flow, against.drafts()).orElseThrow(() -> new NoSuchVersion(flow))
                : versions.id(merchant, flow, against.version());
    }

    private static Replay replay(Recording recording, Performance played) {
        return new Replay(recording, Differences.of(recording.lines(), played.lines()), played.stopped());
    }
}
