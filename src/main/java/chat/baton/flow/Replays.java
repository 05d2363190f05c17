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
    private final FlowMaps maps;

    Replays(Recordings recordings, Stage stage, FlowCatalogue flows, FlowMaps maps) {
        this.recordings = recordings;
        this.stage = stage;
        this.flows = flows;
        this.maps = maps;
    }

    /**
     * One recording.
     *
     * @param drafts whether it is played as testers get it; else as customers do
     * @throws NoSuchRecording when the merchant has none of this flow with this id
     */
    public Replay of(MerchantId merchant, String flow, UUID id, boolean drafts) {
        var recording = recordings.of(merchant, flow, id);
        return replay(recording, stage.play(merchant, recording.lines(), drafts));
    }

    /**
     * All recordings of a flow.
     *
     * @throws NoSuchVersion when the merchant has no such flow
     */
    public Trial of(MerchantId merchant, String flow, boolean drafts) {
        var definition = flows.id(merchant, flow, drafts).orElseThrow(() -> new NoSuchVersion(flow));
        Map<Recording, Performance> played = new LinkedHashMap<>();
        recordings
                .of(merchant, flow)
                .forEach(recording -> played.put(recording, stage.play(merchant, recording.lines(), drafts)));
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

    private static Replay replay(Recording recording, Performance played) {
        return new Replay(recording, Differences.of(recording.lines(), played.lines()), played.stopped());
    }
}
